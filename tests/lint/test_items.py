"""Flawed questions, each with clean twins, from many subjects: a rule tells the one from the others."""

from pathlib import Path
from typing import Any

import pytest

from tests.lint.banks import (
    WHY,
    card,
    choice,
    findings,
    judge,
    number,
    pairs,
    rules_of,
    several,
    word,
)

GASES = ("Oxygen", "Nitrogen", "Argon")
Q = dict[str, Any]
FLAWED: dict[str, list[Q]] = {
    "all-of-the-above": [
        choice("Which of these lower blood pressure?", "All of the above", "Exercise", "Weight loss", "Less salt"),
        choice("Which planets have rings?", "Saturn", "Mercury", "Venus", "All of these"),
        choice("Which of these are primary colors of light?", "All are correct", "Red of 700 nm", "Green of 546 nm", "Blue of 436 nm"),
        choice("Who signed the treaty?", "France", "Spain", "Prussia", "All of them"),
        choice("What may cause a rash?", "Measles", "Acne", "Scabies", "All the above"),
        several("Which are gases at room temperature?", ["Argon", "Neon"], ["Iron", "All of the above"]),
        choice("Which organs filter blood?", "Kidneys", "Lungs", "Tonsils", "All the options above are correct"),
        choice("Which of these compounds are acids?", "HCl", "HNO₃", "H₂SO₄", "All of the above are acids"),
        choice("Which of these compounds are acids?", "HCl", "HNO₃", "H₂SO₄", "All of these are acids"),
        choice("Which of these lie in the arm?", "All of the listed vessels", "The radial artery", "The ulnar artery", "The basilic vein"),
        pairs("Match organ and task.", {"Heart": "Pumps blood", "Lung": "Takes up oxygen"}, "All of the above"),
    ],
    "foreign-markup": [
        choice("Which organ makes <b>bile</b>?", "Liver", "Spleen", "Kidney"),
        choice("Which molecule is water?", "H<sub>2</sub>O", "Methane", "Carbon dioxide"),
        choice("Which organ makes bile?", "Liver", "Spleen", "Kidney", explanation="It lies on the right.<br/>So it does."),
        word("Which organ weighs 1.5&nbsp;kg?", "liver"),
        judge("Is &beta; a letter?"),
        judge("The square of $x$ is never negative."),
        judge("$x^2$ is never negative."),
        judge("Here $$a$$ comes first."),
        judge(r"A share of \(\ge 20%\) makes the diagnosis."),
        card("![the heart](heart.png)", "heart"),
        choice("Which <span style='color: red'>organ</span> makes bile?", "Liver", "Spleen", "Kidney"),
        pairs("Match organ and task.", {"Heart": "Pumps blood", "Lung": "Takes up O<sub>2</sub>"}),
    ],
    "lettered-options": [
        choice("Which organ makes bile?", "Liver", "B", "C"),
        choice("Which organ makes bile?", "Liver", "1", "2"),
        choice("Which cell becomes a macrophage?", "B) Monocyte", "A) Basophil", "C) Platelet"),
        choice("Which cell becomes a macrophage?", "a. monocyte", "b. basophil", "c. platelet"),
        choice("Which cell becomes a macrophage?", "(A) monocyte", "(B) basophil", "(C) platelet"),
        choice("Which cell becomes a macrophage?", "1. Monocyte", "2. Basophil", "3. Platelet"),
        several("Which are metals? Select every one.", ["A) Iron", "C) Zinc"], ["B) Neon", "D) Argon"]),
    ],
    "torn-option": [
        choice("Which organ makes bile?", "Liver", "Heart (Left", "Right)", "Lung"),
        choice("Which organ makes bile?", "Liver", "“Heart", "The left”", "Lung"),
        several("Which are metals? Select every one.", ["Iron [As in blood", "In rust]"], ["Neon", "Argon"]),
        choice("Which organ makes bile?", "肝臓", "心臓、肺", lint={"ignore": {"too-few-options": "they are joined"}}),
        choice("Which organ makes bile?", "كبد", "قلب، رئة", lint={"ignore": {"too-few-options": "they are joined"}}),
    ],
    "key-hard-to-type": [
        word("What is a half step above C called?", "C♯"),
        word("Which sign means that a set is empty?", "∅", accept=["{∅}"]),
        word("What is the first letter of the Hebrew alphabet?", "א"),
    ],
    "none-of-the-above": [
        choice("Which of these is a prime number?", "7", "9", "15", "None of the above"),
        choice("Which vitamin is made in the skin?", "Vitamin D", "Vitamin A", "Vitamin K", "None of these"),
        choice("Which of these rivers is in Asia?", "Ganges", "Rhine", "Volga", "None"),
        choice("Which metal is liquid at room temperature?", "Mercury", "Lead", "Tin", "None of them is correct"),
    ],
    "longest-option-is-key": [
        choice("Why does ice float on water?", "Because water expands as it freezes, so that ice is less dense", "Because ice is cold", "Because water is wet", "Because of the wind"),
        choice("What is inflation in economics?", "A general and lasting rise of prices", "A tax on income", "A bank loan", "A fall of wages"),
        several("Which help against scurvy? Select every one.", ["Fresh oranges and other citrus fruit", "Cabbage that was not cooked too long"], ["Salted pork", "Ship biscuit", "Dried peas"]),
    ],
    "unmarked-negative": [
        choice("Which of the following is not a mammal?", "Penguin", "Bat", "Whale", "Otter"),
        choice("All of the following are noble gases except:", "Chlorine", "Neon", "Argon", "Xenon"),
        choice("Which organ does the vagus nerve not supply?", "Bladder", "Heart", "Stomach", "Lung"),
        choice("A 50-year-old has chest pain. Which test is least likely to help?", "Hearing test", "ECG", "Troponin", "Chest film"),
        choice("Ann says four things of the French Revolution. Which of them is wrong?", "It began in 1812", "It began in Paris", "It ended a monarchy"),
        several("Which of these aren't planets? Select every one.", ["Ceres", "Moon"], ["Mars", "Venus"]),
        word("Which chamber of the heart does not receive blood from a vein?", "left ventricle"),
        choice("Which drug should never be given with nitrates?", "Sildenafil", "Aspirin", "Heparin", "Insulin"),
        choice("Penicillin never helps against which of these diseases?", "Influenza", "Syphilis", "Scarlet fever"),
        choice("What can enzymes not change in a reaction?", "Its equilibrium", "Its speed", "Its path", "Its barrier"),
    ],
    "absolute-distractor": [
        choice("What happens to gas in a closed box that is warmed?", "Its pressure rises", "It always leaks out", "Its mass doubles", "It turns to liquid"),
        choice("How do antibiotics act?", "They harm bacteria", "They cure every infection", "They thin the blood", "They calm nerves"),
        choice("What did the reform of 1832 change?", "Who could vote", "Nothing at all", "The coinage", "The calendar"),
        choice("What did the edict grant?", "Some rights of worship", "All rights of the crown", "Seats in the court", "Trade with Spain"),
        choice("What does heat do to enzymes?", "It unfolds them", "It splits all enzymes", "It doubles them"),
        choice("Where does photosynthesis take place?", "In green leaves", "Only in roots", "In the bark", "In seeds"),
        several("Which are true of bats? Select every one.", ["They nurse their young", "They fly at night"], ["They are completely blind", "They lay eggs"]),
        choice("Who may use the library?", "Members of the school", "No one, as none are admitted", "Parents of pupils", "Guests from abroad"),
    ],
    "article-clue": [
        choice("An animal that eats plants is called a", "herbivore", "omnivore", "insectivore", "apex predator"),
        choice("The instrument that measures current is an …", "ammeter", "voltmeter", "barometer", "thermometer"),
        choice("A shape with eight sides is an:", "octagon", "hexagon", "pentagon", "square"),
        choice("A body that orbits a planet is a ____.", "moon", "asteroid", "star", "comet"),
        choice("The scan that uses magnets is an", "MRI", "CT", "PET scan", "sonogram"),
        choice("An ____ measures electric current.", "ammeter", "barometer", "thermometer"),
        choice("The time taken by the long hand for one round is an", "hour", "minute", "second", "day"),
    ],
    "stem-word-in-key": [
        choice("Which part of a flower makes pollen?", "Pollen sac", "Petal", "Sepal", "Root"),
        choice("What is a disease of the thyroid gland called in which the thyroid is overactive?", "Thyroid storm", "Goiter lump", "Rickets", "Gout"),
        choice("Which instrument did composers of keyboard sonatas mostly write for?", "Keyboards", "Violins", "Flutes", "Trumpets"),
        choice("Which law describes how gases expand?", "Law of gas expansion", "Ohm's rule", "Snell's formula", "Hooke's equation"),
    ],
    "unlike-options": [
        choice("How much water does an adult need a day?", "2 L", "1", "5", "9"),
        choice("How heavy is a newborn on the mean?", "3.4 kg", "340 g", "34 g", "8 kg"),
        choice("Which organelle makes ATP?", "Mitochondrion", "ribosome", "lysosome", "nucleus"),
        choice("What does the heart do?", "It pumps blood.", "It cleans blood", "It stores blood", "It makes blood"),
        choice("What do bees do?", "carry pollen", "Spin webs", "Digest wood", "Store acorns"),
        choice("What share of air is oxygen?", "21%", "78%", "1%", "40"),
        choice("Which cells carry oxygen?", "red cells", "white cells", "Blood plates", "plasma cells"),
    ],
    "overlapping-options": [
        choice("What share of the adult body is water?", "50–65%", "10–20%", "15–30%", "80–90%"),
        choice("How many stars can be seen by eye?", "2000-5000", "10-100", "100-500", "600-900"),
        choice("At what age does the fontanelle close?", "12-18 months", "1-3 months", "3-6 months", "6-9 months"),
        choice("What is the survival of the seedling in days?", "more than 50", "10 to 20", "under 15", "25 to 40"),
        choice("How cold is dry ice in degrees?", "below -70", "-60 to -40", "-50 to -30", "-20 to -10"),
    ],
    "combined-options": [
        choice("Which are fruits? 1. Apple 2. Leek 3. Pear", "1 and 3 only", "1 only", "2 and 3", "1 and 2"),
        choice("Which of these orbit the sun?", "Both A and B", "Mars", "Venus", "The moon"),
        choice("Which reactions give off heat? I. Burning II. Melting III. Rusting", "I and III", "I and II", "II and III", "II"),
        choice("Which drugs thin the blood?", "Both of the above", "Heparin", "Warfarin", "Insulin"),
        choice("Which of the statements hold?  (A) Ice floats (B) Iron floats (C) Cork floats", "A and C", "A and B", "B and C", "C"),
        choice("Which keys are black?", "Options B and C", "C sharp", "D flat", "E"),
    ],
    "vague-frequency": [
        choice("How does the flu start?", "Often with fever", "With a rash", "With hair loss", "With a cough at night"),
        choice("When do glaciers move?", "They rarely move in winter", "They move by day", "They move at spring tide", "They move at noon"),
        several("What do owls eat? Select every one.", ["Mice, usually", "Voles"], ["Grass", "Bark"]),
    ],
    "options-converge-on-key": [
        choice("What is the charge and the site of the electron?", "Negative, outside the nucleus", "Positive, outside the nucleus", "Negative, inside the nucleus", "Negative, beyond the shell"),
        choice("Which pair treats the infection best?", "Penicillin and gentamicin", "Penicillin and aspirin", "Gentamicin and insulin", "Penicillin and morphine"),
    ],
    "unfocused-stem": [
        choice("Which of the following is true?", "Gold is a metal", "Ice is heavier than water", "Bats are birds", "Rome is in Spain"),
        choice("Which of the following statements about photosynthesis is correct?", "It needs light", "It takes up oxygen", "It happens at night", "It needs no water"),
        choice("Diabetes", "High blood sugar", "Low blood sugar", "Loss of hair", "Loss of hearing"),
        choice("Insulin is", "a hormone", "a bone", "a virus", "a sugar"),
        choice("Regarding the kidney, which statement is true?", "It makes urine", "It makes bile", "It stores fat", "It pumps blood"),
        several("Which of the following are true? Select all that apply.", ["Gold is a metal", "Ice floats"], ["Bats are birds", "Rome is in Spain"]),
        choice("Which is a true statement about gravity?", "It pulls masses together", "It pushes stars apart", "It acts on light bulbs alone", "It was found in 1990"),
        choice("The following is correct:", "Gold is a metal", "Iron floats on water", "Bats are birds"),
        choice("Choose the correct answer.", "Gold is a metal", "Ice is heavier than water", "Bats are birds", "Rome is in Spain"),
    ],
    "too-many-options": [
        choice("Which gas do plants take up for photosynthesis?", "Carbon dioxide", "Oxygen", "Nitrogen", "Argon", "Neon", "Helium"),
    ],
    "too-few-options": [
        choice("Which gas do plants take up for photosynthesis?", "Carbon dioxide", "Oxygen"),
        several("Which of these melt below 0 °C?", ["Mercury"], ["Lead"]),
    ],
    "decimal-without-tolerance": [
        number("What is the ratio of circumference and diameter of a circle?", 3.14),
        number("What is a third as a decimal number?", 0.333),
        number("What is the normal temperature of the body?", 36.6, unit="°C"),
    ],
    "undated-figure": [
        number("About how many new cases of breast cancer are expected in the country in 2021?", 281550),
        choice("What is the five-year survival rate of the disease?", "About 90%", "About 50%", "About 20%", "About 5%"),
        judge("About 1 in 1,000 people die of the disease each year."),
        word("How many people have diabetes worldwide?", "537 million"),
        card("What is the average lifetime risk of breast cancer for women?", "About 1 in 8"),
        choice("What is the prevalence of asthma among adults?", "8%", "1%", "20%", "45%"),
        choice("What percentage of adults in the country smoke?", "12%", "30%", "55%", "70%"),
        judge("Leukemia makes up less than 0.5% of all cancers."),
        choice("How common is color blindness in men?", "1 in 12", "1 in 500", "1 in 9000"),
        number("How many people have diabetes, in millions?", 537),
        judge("About 30% of civil claims are settled before trial each year."),
        {"type": "cloze", "stem": "The incidence of the disease is {{12}} per 100,000.", "explanation": "E."},
    ],
    "overloaded-flashcard": [
        card("What are the bones of the wrist?", "Scaphoid, lunate, triquetrum, pisiform, trapezium, trapezoid, capitate, hamate"),
        card("What is photosynthesis?", "The process by which plants, algae and some bacteria use the energy of light to turn carbon dioxide and water into sugar, giving off oxygen, mostly in organelles called chloroplasts"),
        card("Name the cranial nerves of the eye.", "- optic\n- oculomotor\n- trochlear\n- abducens"),
        card("What are the colors of the flag?", "red; green; black; white"),
    ],
    "template-text": [
        choice("Which metal is liquid at room temperature?", "Mercury", "Lead", "Another wrong one"),
        {**choice("Which court hears appeals?", "High court", "Moot court", "Magistrate"), "distractors": {"Moot court": "Why it is wrong.", "Magistrate": "The first to hear a case."}},
        {**judge("Cork floats on water."), "explanation": "Why the statement is true."},
        pairs("Match country and capital.", {"Peru": "Lima", "Chile": "its right side"}),
        {"type": "categorize", "stem": "Sort these animals by class.", "categories": {"Birds": ["Owl"], "Fish": ["An item"]}, **WHY},
        {"type": "cloze", "stem": "A sentence with a {{gap}} in it.", **WHY},
        card("Which bone is the longest?", "The answer side"),
        number("How many are there?", 7),
    ],
    "missing-explanation": [{"type": "true_false", "stem": "Cork floats on water.", "answer": True}],
    "missing-rationale": [{**choice("Which metal is liquid?", "Mercury", "Lead", "Tin"), "distractors": ["Lead", "Tin"]}],
}  # fmt: skip

CLEAN: dict[str, Q] = {
    "letters that are blood groups": choice("Which blood group has no antibodies?", "AB", "A", "B"),
    "numbers that are amounts": choice("How many nuclei has a muscle fiber?", "Many", "1", "2"),
    "whole brackets in neighbours": choice("Which organ makes bile?", "Liver", "Heart (left, right)", "Lung (both)"),
    "brackets of half-open intervals": choice("Which interval holds 1 but not 2?", "[1, 2)", "(1, 2]", "(1, 2)"),
    "a comma of another script in a text among several": choice("Which organ makes bile?", "Liver", "心臓、肺", "腎臓"),
    "all as a word among others": choice("What does the reform do?", "It lets all adults vote", "It taxes all farms", "It ends all tolls"),
    "all of them is an amount": choice("How many of the samples are sterile?", "Most of them", "All of them", "None of them", shuffle=False, lint={"ignore": {"absolute-distractor": "amounts"}}),
    "any of these before more": choice("What may harm the fetus?", "Any of these drugs in the first month", "A walk of an hour in the first month", "A glass of water in the first month"),
    "all are an amount": choice("How many of the jurors are sworn?", "Most are sworn", "All are sworn", "None are sworn", lint={"ignore": {"absolute-distractor": "amounts"}}),
    "none as a number": choice("How many legs has a snake?", "None", "Two", "Four", "Six"),
    "equal lengths": choice("Why does ice float on water?", "It is less dense than water", "It is colder than water", "It holds more salt than water"),
    "a long key among long distractors": choice("What is inflation?", "A general and lasting rise of prices", "A general and lasting fall of wages", "A loan of the state"),
    "a short key": choice("What is the capital of France?", "Paris", "Marseille on the sea", "Lyon on the Rhône"),
    "not in capitals": choice("Which of the following is NOT a mammal?", "Penguin", "Bat", "Whale", "Otter"),
    "not in strong": choice("Which of the following is **not** a mammal?", "Penguin", "Bat", "Whale", "Otter"),
    "not in emphasis": choice("Which organ does the vagus nerve *not* supply?", "Bladder", "Heart", "Stomach", "Lung"),
    "except in capitals": choice("All of the following are noble gases EXCEPT:", "Chlorine", "Neon", "Argon", "Xenon"),
    "not in a story": choice("A child does not gain weight and cannot run. Which gland should be tested?", "Thyroid", "Pancreas", "Thymus"),
    "not after who": choice("Which drug helps a patient who does not respond to aspirin?", "Morphine", "Insulin", "Heparin"),
    "not after if": choice("What happens if an enzyme is not made?", "Its substrate builds up", "Its product builds up", "The cell divides"),
    "not in what is quoted": choice("Ann says: 'This cannot be gold.' Which test would tell?", "Acid", "Salt", "Water"),
    "why not": choice("Why do mature red cells not divide?", "They have lost the nucleus", "They are too small", "They are too old"),
    "not only": choice("Which animal eats not only meat but plants?", "Bear", "Lynx", "Otter"),
    "but not": choice("Which vessel carries blood to the lungs but not to the head?", "Pulmonary artery", "Carotid artery", "Jugular vein"),
    "at least": choice("Which planet has at least two moons?", "Mars", "Venus", "Mercury"),
    "never in a judged statement": judge("Bats do not lay eggs."),
    "not before a gerund": choice("What comes of not sleeping for a night?", "Slow reactions", "A high fever", "Strong muscles"),
    "absolutes on both sides": choice("Which cells have DNA?", "All cells with a nucleus", "All red cells in the blood", "All platelets in the blood"),
    "ALL is a disease": choice("Which leukemia is the commonest in children?", "ALL", "CML", "CLL", "AML"),
    "ALL in a distractor": choice("Which leukemia starts in myeloid cells?", "AML", "ALL", "CLL"),
    "not all": choice("What did the count show?", "Fewer votes than seats", "Not all votes were counted", "More seats than votes"),
    "all-trans": choice("What treats acne?", "Benzoyl peroxide", "Sodium chloride", "All-trans glucose"),
    "only child": choice("Who inherits?", "The spouse", "An only child of a cousin", "The crown"),
    "an before vowels": choice("A doctor of the eye is an", "ophthalmologist", "oncologist", "orthopedist"),
    "an before a silent h": choice("The wait was an", "hour", "afternoon", "evening"),
    "a before a sounded u": choice("A place of study is a", "university", "school", "union", "European college"),
    "an before letters": choice("The patient needs an", "MRD test", "ECG", "X-ray", "ultrasound"),
    "a before letters": choice("The sample goes through a", "PCR test", "DNA probe", "UV lamp"),
    "an before numbers": choice("The pilot flew an", "18-hour shift", "8-hour shift", "11-hour shift"),
    "an article elsewhere": choice("A thermometer measures ____ in an oven.", "heat", "air pressure", "oil"),
    "a(n)": choice("A shape with eight sides is a(n)", "octagon", "hexagon", "square"),
    "article in the options": choice("A shape with eight sides is", "an octagon", "a hexagon", "a square"),
    "vitamin a at the end": choice("Night blindness comes from lack of vitamin A", "Retinol", "Iron", "Zinc"),
    "a word of all options": choice("Which blood cells carry oxygen?", "Red blood cells", "White blood cells", "Blood stem cells"),
    "a word in a distractor too": choice("Which part of a flower makes pollen?", "Pollen sac", "Pollen tube", "Petal"),
    "function words alone": choice("What does it do to the heart of which they spoke?", "It is slow", "Painful", "It sweats"),
    "an abbreviation spelled out": choice("What do the letters DNA stand for?", "Deoxyribonucleic acid", "Dinitrogen amine", "Double nuclear array"),
    "spans of time": choice("How long does a red cell live?", "4 months", "2 days", "3 weeks", "10 years"),
    "units alike": choice("How much blood has an adult?", "5 L", "2 L", "9 L"),
    "percent spelled alike": choice("What share is nitrogen?", "78 %", "21 %", "1 %"),
    "names among small letters": choice("Which cancer is named after an English doctor?", "Hodgkin lymphoma", "myeloid leukemia", "breast cancer"),
    "names and a common noun": choice("Which tumor has Reed-Sternberg cells?", "Hodgkin lymphoma", "Burkitt lymphoma", "multiple myeloma"),
    "never, and why": choice("Why do mules never have foals?", "Their chromosomes do not pair", "Their milk runs dry", "Their horns get in the way"),
    "symbols among capitals": choice("Which molecule carries the message?", "mRNA", "Hemoglobin", "Collagen"),
    "numbers among words": choice("What is measured in an acid?", "pH", "Sugar", "Fat"),
    "abbreviated ends": choice("Where was the novel set?", "In the U.S.", "In France", "In Peru"),
    "question marks": choice("Which question comes first?", "Is it acute?", "Is it old?", "Is it red?"),
    "whole sentences": choice("What follows?", "It melts.", "It boils.", "It burns."),
    "next intervals": choice("What share of the body is water?", "50–65%", "10–20%", "21–30%", "66–90%"),
    "open intervals": choice("How old are toddlers in months?", "12 to 36", "under 12", "more than 36"),
    "half-open intervals": choice("Which count is too low?", "under 10", "10 or more", "not known"),
    "intervals of unlike units": choice("How long is labor?", "8–18 hours", "1–10 minutes", "2–9 days"),
    "a hyphenated word": choice("Which drug is meant?", "5-fluorouracil", "6-mercaptopurine", "4-aminopyridine"),
    "chromosomes": choice("Which chromosomes swap parts?", "9 and 22", "8 and 14", "1 and 19"),
    "vitamins": choice("Which vitamins dissolve in fat?", "A and D", "B and C", "C and H"),
    "blood groups": choice("Whose blood can AB receive?", "A and B", "B alone", "O alone"),
    "both with names": choice("Which twin is right?", "Both Ann and Ben", "Ann and not Ben", "Ben and not Ann"),
    "one letter": choice("Which letter marks the hepatitis of dirty water?", "E", "B", "C"),
    "frequency in the stem": choice("Where does the flu often start?", "In schools", "In mines", "On farms"),
    "most commonly": choice("How is it spread?", "Most commonly by air", "By water alone", "By touch alone", ),
    "crossed evenly": choice("How do veins differ?", "Thin wall, low pressure", "Thin wall, high pressure", "Thick wall, low pressure", "Thick wall, high pressure"),
    "one shared word": choice("What is gout?", "Crystals in joints", "Germs in joints", "Holes in bones", "Clots in veins"),
    "a focused short stem": choice("Capital of France?", "Paris", "Lyon", "Lille"),
    "an open stem": choice("Platelets come from", "megakaryocytes", "lymphoblasts", "monocytes"),
    "which of these things": choice("Which of the following organs makes bile?", "Liver", "Spleen", "Kidney"),
    "which statement after a story": choice("Ann says that ice sinks. Which statement would correct her?", "Ice floats", "Ice boils", "Ice burns"),
    "best explains": choice("Which of the following best explains why ice floats?", "It is less dense", "It is colder", "It is clear"),
    "statements on one topic": several("Which statements about insulin are true? Select every one.", ["It is a hormone", "It lowers sugar"], ["It is a bone", "It is a fat"]),
    "five options": choice("Which gas do plants take up?", "Carbon dioxide", "Oxygen", "Nitrogen", "Argon", "Neon"),
    "many to select from": several("Which are metals? Select every one.", ["Iron", "Zinc", "Lead"], ["Neon", "Argon", "Xenon", "Boron"]),
    "tolerance zero": number("What is half as a decimal number?", 0.5, tolerance=0),
    "a range": number("What is the normal pH of blood?", 7.4, tolerance=0.05),
    "a whole number": number("How many bones has an adult?", 206),
    "a dated figure": number("About how many new cases are expected in 2021?", 281550, as_of=2021),
    "a constant": number("How many chromosomes has a human cell?", 46),
    "a calculation": choice("Of 200 patients 50 die in a year. What is the mortality?", "25%", "50%", "2.5%"),
    "a count of organs": number("How many kidneys do most people have?", 2),
    "a share of the body": number("What percentage of body weight is water in adults?", 60, unit="%"),
    "a heart rate": choice("What is the normal resting heart rate of adults?", "60–100 a minute", "20–40 a minute", "150–180 a minute"),
    "people in a sum": number("Three adults and two children share 20 apples. How many does each get?", 4),
    "a judged property": judge("Most people have 46 chromosomes in each cell."),
    "a rate in a sum": number("What does a loan of 1,000 at an interest rate of 5% cost in one year?", 50),
    "a share of no year": judge("About 71% of the surface of the earth is water."),
    "a year alone": choice("In which year were deaths from smallpox last seen?", "1978", "1950", "1918"),
    "risk without a number": choice("What raises the risk of getting lung cancer most?", "Smoking", "Coffee", "Noise"),
    "survival of the fittest": choice("Who wrote on the survival of the fittest?", "Spencer", "Newton", "Bach"),
    "a dose": choice("What dose is given a day?", "5 mg", "50 mg", "500 mg"),
    "a short card": card("Which bone is the longest?", "The femur"),
    "a card of three": card("Which three parts has a neuron?", "Body, dendrites and axon"),
    "a card in a sentence": card("Why does ice float?", "Water expands as it freezes, so that ice is less dense than water."),
    "words of the template elsewhere": choice("Which words of a form say who is meant?", "its right side", "the name", "the age", hint="Why it is wrong."),
    "an answer like the template's": number("How many teeth has a child of five?", 20),
    "less and more": judge("It holds that 5 < 7 > 3, and x<y>z."),
    "a p value": judge("A result with p<0.05 and q>0.1 is called significant, and a<b>c."),
    "sums of money": judge("It costs $5 to $10, US$5/US$6, or $5-$10 a day."),
    "and-signs": judge("R&D; AT&T; and Q&A; are short for more."),
    "a tag that is meant": judge("In HTML `<b>` and `&nbsp;` are markup, and `$x^2$` in TeX."),
    "math of ours": judge(r"Of all x, \(x^2 <b> &amp;\) is never negative."),
    "shares beside and within math": judge(r"Of 5% of all x, \(x \ge 20\%\) holds, and 20% is `\(20%\)`."),
    "one option with a letter": choice("Which are made in the thymus?", "B) cells", "T cells", "Red cells"),
    "species": choice("Which germ is meant?", "A. baumannii", "B. subtilis", "C. difficile"),
    "decimals": choice("Which number is it?", "1.5", "2.5", "3.5"),
    "grades": choice("Which grade is the best?", "A", "B", "C"),
    "a key in Greek": word("Which radiation is made of electrons?", "β radiation"),
    "a key in superscripts": word("Which ion has milk much of?", "Ca²⁺"),
    "a key with a dash": word("Which lymphoma has B symptoms?", "non–Hodgkin"),
    "a key with accents": word("Which disease is named after a Frenchman?", "Ménière"),
    "a key in the script of its stem": word("Где растёт дуб?", "лес"),
    "a key with another wording": word("What is a half step above C called?", "C♯", accept=["C sharp"]),
    "a card without explanation": card("What is the sign for gold?", "Au"),
    "all four as an extent": choice("A clot in the basilar artery weakens which parts?", "Both legs", "All four limbs", "One arm", "The face alone"),
    "all that were asked for": choice("Which limbs are weak in a lesion of the cord at C3?", "All four limbs", "Both arms", "Both legs", "One arm"),
    "all three among extents": choice("Which lobes of the right lung touch the diaphragm?", "The middle and lower", "All three", "The lower alone", "The upper alone"),
    "none among extents": choice("Which cusps of the aortic valve fuse in rheumatic fever?", "All three", "The left and right", "Two of them", "None"),
    "all of a kind that was not asked for": choice("Which heart chambers does the catheter pass?", "All of the right chambers", "Both left chambers", "Every chamber"),
    "both of a pair": choice("In which chamber does the defect raise the pressure?", "Both ventricles", "Left ventricle", "Right ventricle"),
    "times of a dose": choice("How is salbutamol given in a severe attack?", "Repeated by nebulizer", "Every 12 hours by mouth", "Once by injection"),
    "grades with a plus": choice("Which grade of edema leaves a deep pit?", "3+", "1+", "2+"),
    "charges": pairs("Match each ion with its charge.", {"Calcium": "2+", "Sodium": "1+", "Chloride": "1−"}),
    "units that are asked for": choice("Which is the shortest?", "1 µm", "1 cm", "1 mm", "1 m"),
    "doses of several drugs": pairs("Match drug and dose.", {"Aspirin": "75 mg", "Digoxin": "125 µg", "Insulin": "10 IU"}),
    "amounts with digits in common": choice("What volume has a mole of an ideal gas?", "22.7 L", "22.4 L", "24.7 L", "11.2 L"),
    "an absolute value": choice("Which has a corner at 0?", "|x|", "x²", "eˣ"),
    "only behind what it bounds": choice("When is the sugar checked?", "Before each meal", "After each meal", "At bedtime only"),
    "a norm": choice("Which is a length?", "||x||", "x + y", "2x"),
    "all of what is asked for": choice("Which leads show it?", "V7 to V9", "V1 to V3", "All limb leads", "I and aVL"),
    "both, one alone and neither": choice("Which chambers does it sense?", "Both atrium and ventricle", "The atrium alone", "The ventricle alone", "Neither chamber, but the wall"),
    "units over a unit": choice("Which is the highest?", "1 mol/L", "1 mmol/L", "1 µmol/L"),
    "a gas of 100%": choice("What does a nasal tube do?", "It lets one speak", "It gives 100% oxygen", "It dries the nose"),
    "none as a number, in German": choice("Wie viele Klappen schließen sich?", "Keine", "Zwei", "Vier"),
    "none as a number, in French": choice("Combien de valves se ferment ?", "Aucune", "Deux", "Quatre"),
    "a superlative": choice("Which metal is the least reactive?", "Platinum", "Sodium", "Calcium"),
}  # fmt: skip


@pytest.mark.parametrize("rule", FLAWED)
def test_a_flawed_question_is_found(rule: str, tmp_path: Path) -> None:
    for question in FLAWED[rule]:
        assert rules_of(tmp_path, question) == [rule], question


def test_a_clean_question_is_left_alone(tmp_path: Path) -> None:
    for what, question in CLEAN.items():
        assert rules_of(tmp_path, question) == [], what


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["20%", "1/5", "40%"], "overlapping-options"),
        (["20%", "0.2", "40%"], "overlapping-options"),
        (["20%", "0.3", "40%"], "unlike-options"),
        (["20%", "one in five", "60%"], "overlapping-options"),
        (["20%", "1 in 4", "60%"], "unlike-options"),
        (["a quarter", "40 percent", "a tenth"], "unlike-options"),
        (["Both macrophages and neutrophils", "Macrophages", "Neutrophils"], "combined-options"),
    ],
)
def test_shares_in_two_notations_and_options_made_of_others_are_found(
    tmp_path: Path, options: list[str], told: str
) -> None:
    assert told in rules_of(tmp_path, choice("Which is it in this place?", *options))


@pytest.mark.parametrize(
    "options",
    [
        ["20%", "30%", "60%"],
        ["1 in 5", "1 in 4", "1 in 2"],
        ["Both lungs", "One lung", "Neither lung"],
    ],
)
def test_shares_in_one_notation_and_pairs_of_organs_are_left_alone(
    tmp_path: Path, options: list[str]
) -> None:
    found = rules_of(tmp_path, choice("Which is it in this place?", *options))
    assert not {"overlapping-options", "unlike-options", "combined-options"} & set(found)


@pytest.mark.parametrize(
    ("wrong", "may_be_torn"),
    [("[No sleep, sweat and chills, No mass]", True), ("[no sleep, sweat]", False)],
)
def test_where_an_option_may_be_half_of_one_no_capital_is_proposed_alone(
    tmp_path: Path, wrong: str, may_be_torn: bool
) -> None:
    asked = (
        f"- {{id: q, type: choice, stem: What comes first?, answer: No hair, distractors: {wrong}}}"
    )
    (told,) = [p for p in findings(tmp_path / "b.yaml", asked) if p.rule == "unlike-options"]
    assert ("if a comma tore one in two" in str(told.help)) is may_be_torn
