"""For every rule: a flawed question as a teacher might write it, and its clean twin.

A row is a rule, the flawed question or questions, and the same made well. The twin need not please
every other rule; of this one it gives no cause.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from allquiz.app.checking import Checker
from allquiz.lint import RULES
from tests.lint.banks import HEAD, card, choice, judge, number, pairs, several, word

ORGANS = "liver spleen kidney lung heart skin brain ovary testis tongue thymus bladder".split()


def _item(number: int, answer: str, *distractors: str) -> str:
    wrong = ", ".join(distractors)
    return f"{{type: choice, stem: What is meant in case {number}?, answer: {answer}, distractors: [{wrong}]}}"


def _turned(number: int, *texts: str) -> tuple[str, ...]:
    """The texts, another of them first in each case."""
    first = number % len(texts)
    return texts[first:] + texts[:first]


def _statement(stem: str, is_true: int) -> str:
    return f"{{type: true_false, stem: '{stem}.', answer: {'true' if is_true else 'false'}}}"


TWINS: list[tuple[str, str, str]] = [
    # rule, flawed, clean
    (
        'all-of-the-above',
        '{type: choice, stem: Which of these can raise the serum potassium?, answer: All of the above can, distractors: [Spironolactone, Ramipril, Kidney failure]}',
        '{type: choice, stem: Which of these can raise the serum potassium?, answer: Spironolactone, distractors: [Furosemide, Insulin, All-trans retinoic acid]}',
    ),
    (
        'all-of-the-above',
        '{type: choice, stem: A nurse should check which of these before a transfusion?, answer: All answers are correct, distractors: [Name, Blood group, Expiry date]}',
        '{type: choice, stem: A nurse should check which of these before a transfusion?, answer: Blood group, distractors: [Shoe size, All of the visitors, Diet]}',
    ),
    (
        'combined-options',
        "{type: choice, stem: What lowers the risk of falls?, answer: 'A, B and C are all correct', distractors: [Good light, Firm shoes, Grab bars]}",
        '{type: choice, stem: What lowers the risk of falls?, answer: Good light, distractors: [Loose rugs, Sedatives, Wet floors]}',
    ),
    (
        'all-of-the-above',
        '{type: choice, stem: Which are signs of shock?, answer: all of the options listed above, distractors: [Pallor, Tachycardia, Cold skin]}',
        '{type: choice, stem: Which is a sign of shock?, answer: Pallor, distractors: [Hiccups, Acne, A rash on all limbs]}',
    ),
    (
        'all-of-the-above',
        '{type: choice, stem: Which are risk factors for DVT?, answer: Every one of these, distractors: [Surgery, Pregnancy, Immobility]}',
        '{type: choice, stem: Which raises the risk of DVT?, answer: Surgery, distractors: [Walking, Reading, Swimming]}',
    ),
    (
        'none-of-the-above',
        '{type: choice, stem: Which drug reverses heparin?, answer: Protamine, distractors: [Vitamin K, Naloxone, None of the options]}',
        '{type: choice, stem: Which drug reverses heparin?, answer: Protamine, distractors: [Vitamin K, Naloxone, Flumazenil]}',
    ),
    (
        'none-of-the-above',
        '{type: choice, stem: Which enzyme is raised in pancreatitis?, answer: Lipase, distractors: [Pepsin, Trehalase, No answer is correct]}',
        '{type: choice, stem: Which enzyme is raised in pancreatitis?, answer: Lipase, distractors: [Pepsin, Trehalase, Nuclease]}',
    ),
    (
        'none-of-the-above',
        '{type: choice, stem: Which nerve moves the tongue?, answer: Hypoglossal, distractors: [Vagus, Facial, Not listed here]}',
        '{type: choice, stem: Which nerve moves the tongue?, answer: Hypoglossal, distractors: [Vagus, Facial, Optic]}',
    ),
    (
        'none-of-the-above',
        "{type: choice, stem: Which valve has two cusps?, answer: Mitral, distractors: [Aortic, Tricuspid, 'Neither of these']}",
        '{type: choice, stem: How many cusps are missing?, answer: None, distractors: [One, Two]}',
    ),
    (
        'combined-options',
        "{type: choice, stem: 'Consider: i) fever ii) cough iii) rash. Which occur in measles?', answer: 'i, ii and iii', distractors: ['i only', 'ii & iii', 'i & ii']}",
        '{type: choice, stem: Which type of hepatitis has a vaccine?, answer: A and B, distractors: [C and E, D and C, E and G]}',
    ),
    (
        'combined-options',
        '{type: choice, stem: Which belong to the Virchow triad?, answer: Options A and C are correct, distractors: [Stasis, Fever, Injury]}',
        '{type: choice, stem: Which belongs to the Virchow triad?, answer: Stasis, distractors: [Fever, Pain, Redness]}',
    ),
    (
        'combined-options',
        '{type: choice, stem: What carries oxygen?, answer: A & B, distractors: [Hemoglobin, Plasma, Platelets]}',
        '{type: choice, stem: What carries oxygen?, answer: Hemoglobin, distractors: [Albumin, Platelets, T and B cells]}',
    ),
    (
        'combined-options',
        '{type: choice, stem: Who may consent?, answer: The patient or the proxy, distractors: [The patient, The proxy, The porter]}',
        '{type: choice, stem: Who may consent?, answer: The patient, distractors: [The porter, The proxy of a relative, The cook]}',
    ),
    (
        'combined-options',
        '{type: choice, stem: Which vessels leave the heart?, answer: Aorta and pulmonary trunk, distractors: [Aorta, Pulmonary trunk, Vena cava]}',
        '{type: choice, stem: Which vessels leave the heart?, answer: Aorta and pulmonary trunk, distractors: [Aorta and vena cava, Pulmonary veins and aorta, Vena cava and veins]}',
    ),
    (
        'absolute-distractor',
        '{type: choice, stem: What is true of type 1 diabetes?, answer: It may begin in adults, distractors: [It never begins in adults, Diet cures it, It is contagious]}',
        '{type: choice, stem: What is true of type 1 diabetes?, answer: It may begin in adults, distractors: [It begins at birth, Diet cures it, It is contagious]}',
    ),
    (
        'absolute-distractor',
        '{type: choice, stem: How should a cast be cared for?, answer: Keep it dry, distractors: [Wash it daily, Under no circumstances move the toes, Heat it]}',
        '{type: choice, stem: How should a cast be cared for?, answer: Keep it dry, distractors: [Wash it daily, Keep the toes still, Heat it]}',
    ),
    (
        'absolute-distractor',
        '{type: choice, stem: Which is true of statins?, answer: They lower LDL, distractors: [They are always taken at night, They lower HDL, They are without exception safe]}',
        '{type: choice, stem: Which is true of statins?, answer: They lower LDL, distractors: [They are taken at night, They lower HDL, They thin the blood]}',
    ),
    (
        'vague-frequency',
        '{type: choice, stem: How do opioids affect the gut?, answer: In many cases they slow it, distractors: [They speed it up, They clear it, They burn it]}',
        '{type: choice, stem: How do opioids affect the gut?, answer: They slow it, distractors: [They speed it up, They clear it, They burn it]}',
    ),
    (
        'vague-frequency',
        '{type: multiple_response, stem: What holds for migraine?, answers: [It is from time to time on one side, Light hurts], distractors: [It is fatal, It is contagious]}',
        '{type: multiple_response, stem: What holds for migraine?, answers: [It can be on one side, Light hurts], distractors: [It is fatal, It is contagious]}',
    ),
    (
        'unmarked-negative',
        '{type: choice, stem: Each of the following is a beta blocker except, answer: Verapamil, distractors: [Atenolol, Propranolol, Metoprolol]}',
        '{type: choice, stem: Which vaccine is given to all children except newborns?, answer: MMR, distractors: [Hepatitis B, BCG]}',
    ),
    (
        'unmarked-negative',
        '{type: choice, stem: Which of the following statements about insulin is incorrect?, answer: It raises glucose, distractors: [It is a peptide, It is made by beta cells, It is stored with zinc]}',
        '{type: choice, stem: Which sign tells that the cuff size is incorrect?, answer: A false high reading, distractors: [A slow pulse, A cold hand, A warm arm]}',
    ),
    (
        'unmarked-negative',
        '{type: choice, stem: Identify the drug that is not an opioid., answer: Ibuprofen, distractors: [Codeine, Tramadol, Fentanyl]}',
        '{type: choice, stem: Identify the drug for pain that does not respond to opioids., answer: Gabapentin, distractors: [Codeine, Tramadol, Fentanyl]}',
    ),
    (
        'unmarked-negative',
        '{type: choice, stem: Which one of the following would you least expect in heart failure?, answer: Weight loss, distractors: [Edema, Dyspnea, Fatigue]}',
        '{type: choice, stem: Which dose would you expect at the least?, answer: 5 mg, distractors: [10 mg, 20 mg]}',
    ),
    (
        'unmarked-negative',
        '{type: choice, stem: Which of the following is unlikely to cause anemia?, answer: Sunburn, distractors: [Bleeding, Iron deficiency, Hemolysis]}',
        '{type: choice, stem: Which test helps when anemia seems unlikely?, answer: ECG, distractors: [Stool test, Skin test]}',
    ),
    (
        'article-clue',
        '{type: choice, stem: Pain relief without loss of consciousness is the work of an, answer: analgesic, distractors: [hypnotic, sedative, neuroleptic]}',
        '{type: choice, stem: Pain relief without loss of consciousness is the work of, answer: an analgesic, distractors: [a hypnotic, a sedative, a neuroleptic]}',
    ),
    (
        'article-clue',
        "{type: choice, stem: 'Give the patient an [...] before the scan.', answer: antihistamine, distractors: [diuretic, laxative, statin]}",
        "{type: choice, stem: 'Give the patient [...] before the scan.', answer: antihistamine, distractors: [diuretic, laxative, statin]}",
    ),
    (
        'article-clue',
        '{type: choice, stem: A low platelet count is a sign of an (choose one), answer: immune thrombocytopenia, distractors: [polycythemia, leukocytosis, malaria]}',
        '{type: choice, stem: A low platelet count is a sign of a(n) (choose one), answer: immune thrombocytopenia, distractors: [polycythemia, leukocytosis, malaria]}',
    ),
    (
        'stem-word-in-key',
        '{type: choice, stem: A patient hears voices and is psychotic. What is given?, answer: An antipsychotic, distractors: [A laxative, A diuretic, A statin]}',
        '{type: choice, stem: A patient hears voices. What is given?, answer: An antipsychotic, distractors: [A laxative, A diuretic, A statin]}',
    ),
    (
        'longest-option-is-key',
        "{type: choice, stem: Why are hands washed?, answer: 'To remove transient organisms, so that they are not carried from one patient to the next', distractors: [To cool the skin, To soften the skin, To warm the hands]}",
        '{type: choice, stem: Why are hands washed?, answer: To remove organisms, distractors: [To cool the skin, To soften the skin, To warm the hands]}',
    ),
    (
        'longest-option-is-key',
        '{type: choice, stem: What does a sling do?, answer: It supports the arm (and by that relieves the shoulder), distractors: [It warms the arm, It hides the arm, It cools the hand and arm]}',
        '{type: choice, stem: What does a sling do?, answer: It supports the arm, distractors: [It warms the arm, It hides the arm, It cools the hand and arm]}',
    ),
    (
        'options-converge-on-key',
        '{type: choice, stem: How is iron best taken?, answer: with orange juice before breakfast, distractors: [with orange juice after dinner, with milk before breakfast, with tea before breakfast]}',
        '{type: choice, stem: How is iron best taken?, answer: with orange juice before breakfast, distractors: [with orange juice after dinner, with milk before breakfast, with milk after dinner]}',
    ),
    (
        'overlapping-options',
        '{type: choice, stem: How much fluid is lost in class II shock?, answer: 750 to 1500 mL, distractors: [0-800 mL, 1500-2000 mL, over 2000 mL]}',
        '{type: choice, stem: How much fluid is lost in class II shock?, answer: 750 to 1500 mL, distractors: [0-749 mL, 1501-2000 mL, over 2000 mL]}',
    ),
    (
        'overlapping-options',
        "{type: choice, stem: What is a fever?, answer: '38 °C or above', distractors: ['35-36 °C', '36-37 °C', '37.5 °C or above']}",
        "{type: choice, stem: What is a fever?, answer: '38 °C or above', distractors: ['35-35.9 °C', '36-36.9 °C', '37-37.9 °C']}",
    ),
    (
        'overlapping-options',
        "{type: choice, stem: How many recover?, answer: 'half', distractors: ['50%', '10%', '90%']}",
        "{type: choice, stem: How many recover?, answer: 'half', distractors: ['a third', 'a tenth', 'a quarter']}",
    ),
    (
        'overlapping-options',
        '{type: choice, stem: Which dose is right?, answer: 1 g, distractors: [1000 mg, 10 g, 5 mg]}',
        '{type: choice, stem: Which dose is right?, answer: 1 g, distractors: [100 mg, 10 g, 5 mg]}',
    ),
    (
        'unlike-options',
        '{type: choice, stem: How much is given?, answer: 5 mg, distractors: [10 mg, 15, 20 mg]}',
        '{type: choice, stem: How much is given?, answer: 5 mg, distractors: [10 mg, 15 mg, 20 mg]}',
    ),
    (
        'unlike-options',
        '{type: choice, stem: What is the first step?, answer: Open the airway., distractors: [Call the family, Give water, Take notes]}',
        '{type: choice, stem: What is the first step?, answer: Open the airway, distractors: [Call the family, Give water, Take notes]}',
    ),
    (
        'unlike-options',
        '{type: choice, stem: What should the nurse do?, answer: Assess the airway, distractors: [call the family, give water, take notes]}',
        '{type: choice, stem: Which test should the nurse prepare?, answer: ECG, distractors: [blood count, urine test, pH test]}',
    ),
    (
        'too-few-options',
        "{type: multiple_response, stem: Which of these are livers' tasks?, answers: [Bile], distractors: [Insulin]}",
        "{type: multiple_response, stem: Which of these are livers' tasks?, answers: [Bile, Albumin], distractors: [Insulin]}",
    ),
    (
        'too-many-options',
        '{type: choice, stem: Which organ makes bile?, answer: Liver, distractors: [Spleen, Kidney, Lung, Heart, Skin, Brain, Ovary]}',
        '{type: choice, stem: Which organ makes bile?, answer: Liver, distractors: [Spleen, Kidney, Lung, Heart]}',
    ),
    (
        'torn-option',
        '{type: choice, stem: Which drug is given?, answer: Heparin, distractors: [Aspirin (81 mg, or 325 mg), Statin]}',
        "{type: choice, stem: Which drug is given?, answer: Heparin, distractors: ['Aspirin (81 mg, or 325 mg)', Statin]}",
    ),
    (
        'lettered-options',
        "{type: choice, stem: Which organ makes bile?, answer: 'a: Liver', distractors: ['b: Spleen', 'c: Kidney']}",
        "{type: choice, stem: Which vitamin helps?, answer: 'A: retinol', distractors: ['K: menadione', 'E: tocopherol']}",
    ),
    (
        'lettered-options',
        "{type: choice, stem: Which organ makes bile?, answer: 'A. Liver', distractors: ['B. Spleen', 'C. Kidney', 'D. Lung']}",
        "{type: choice, stem: Which germ is it?, answer: 'E. coli', distractors: ['S. aureus', 'K. oxytoca']}",
    ),
    (
        'lettered-options',
        "{type: choice, stem: Which organ makes bile?, answer: 'A)Liver', distractors: ['B)Spleen', 'C)Kidney']}",
        "{type: choice, stem: Which organ makes bile?, answer: 'Liver', distractors: ['Spleen', 'Kidney (B)']}",
    ),
    (
        'lettered-options',
        "{type: choice, stem: Which organ makes bile?, answer: 'i. Liver', distractors: ['ii. Spleen', 'iii. Kidney']}",
        "{type: choice, stem: Which factor comes first?, answer: 'VII', distractors: ['II', 'X']}",
    ),
    (
        'lettered-options',
        "{type: choice, stem: Which organ makes bile?, answer: 'A - Liver', distractors: ['B - Spleen', 'C - Kidney']}",
        "{type: choice, stem: Which fibers carry sharp pain?, answer: 'A-delta', distractors: ['B-fibers', 'C-fibers']}",
    ),
    (
        'lettered-options',
        "{type: choice, stem: Which organ makes bile?, answer: 'Ⓐ Liver', distractors: ['Ⓑ Spleen', 'Ⓒ Kidney']}",
        "{type: choice, stem: Which organ makes bile?, answer: 'Liver', distractors: ['Spleen', 'Kidney']}",
    ),
    (
        'foreign-markup',
        "{type: choice, stem: 'Which <i>germ</i> causes it?', answer: Shigella, distractors: [Vibrio, Giardia]}",
        "{type: choice, stem: 'Which *germ* causes it at a CD4 <200?', answer: Shigella, distractors: [Vibrio, Giardia]}",
    ),
    (
        'foreign-markup',
        "{type: choice, stem: 'Which ion is it?', answer: '$Ca^{2+}$', distractors: [Sodium, Zinc]}",
        "{type: choice, stem: 'What does it cost?', answer: '$5 to $10', distractors: ['$50', '$100']}",
    ),
    (
        'foreign-markup',
        "{type: choice, stem: 'Look at [this table](https://x.org/t). Which is high?', answer: Sodium, distractors: [Zinc, Iron]}",
        "{type: choice, stem: 'Look at https://x.org/t. Which is high?', answer: Sodium, distractors: [Zinc, Iron]}",
    ),
    (
        'foreign-markup',
        "{type: true_false, stem: 'Bile is made in the liver.\"', answer: true}",
        "{type: true_false, stem: 'Bile, called \"gall\", fills a tube of 5\"', answer: true}",
    ),
    (
        'foreign-markup',
        "{type: true_false, stem: 'Bile is made in \\ the liver.', answer: true}",
        "{type: true_false, stem: 'Of bile \\( 1 \\ ml \\) is made.', answer: true}",
    ),
    (
        'foreign-markup',
        "{type: choice, stem: '__Which__ ion is high?', answer: Sodium, distractors: [Zinc, Iron]}",
        "{type: choice, stem: 'A ____ ion is high.', answer: Sodium, distractors: [Zinc, Iron]}",
    ),
    (
        'foreign-markup',
        "{type: flashcard, front: '<div>What is <u>ESR</u>?</div>', back: Sedimentation rate}",
        "{type: flashcard, front: 'What is ESR?', back: 'Sedimentation rate (normal: <20 mm/h)'}",
    ),
    (
        'unfocused-stem',
        '{type: choice, stem: Which one is right?, answer: Bile is made in the liver, distractors: [Insulin is a fat, The spleen makes urine]}',
        '{type: choice, stem: Which lung is larger?, answer: Right, distractors: [Left, Neither one]}',
    ),
    (
        'unfocused-stem',
        '{type: choice, stem: Mark the true statement about heparin., answer: It is reversed by protamine, distractors: [It is a vitamin, It is taken by mouth]}',
        '{type: choice, stem: Which substance reverses heparin?, answer: Protamine, distractors: [Vitamin K, Iron]}',
    ),
    (
        'unfocused-stem',
        "{type: choice, stem: 'Hypertension:', answer: It harms the kidneys, distractors: [It is an infection, It is cured by salt]}",
        "{type: choice, stem: 'Hypertension harms the', answer: kidneys, distractors: [nails, hair]}",
    ),
    (
        'unfocused-stem',
        '{type: choice, stem: What can be said about asthma?, answer: It narrows the airways, distractors: [It is an infection, It is cured by salt]}',
        '{type: choice, stem: What does asthma do to the airways?, answer: It narrows them, distractors: [It widens them, It dries them]}',
    ),
    (
        'unfocused-stem',
        '{type: choice, stem: All of these statements on anemia are correct EXCEPT, answer: It is an infection, distractors: [It makes pale, It has many causes]}',
        '{type: choice, stem: All of these cause anemia EXCEPT, answer: Sunburn, distractors: [Bleeding, Hemolysis]}',
    ),
    (
        'key-hard-to-type',
        '{type: short_answer, stem: Which sign means per mille?, answer: ‰}',
        '{type: short_answer, stem: Which sign means per mille?, answer: ‰, accept: [per mille]}',
    ),
    (
        'key-hard-to-type',
        "{type: cloze, stem: 'Improvement is drawn as {{↑}} in the chart.'}",
        "{type: cloze, stem: 'Improvement is drawn as {{↑|up}} in the chart of α.'}",
    ),
    (
        'combined-options',
        '{type: choice, stem: What lowers potassium?, answer: "1 & 2", distractors: ["1. Insulin", "2. Salbutamol", "3. Heparin"]}',
        '{type: choice, stem: Which chromosomes swap parts?, answer: "9 and 22", distractors: ["8 and 14", "15 and 17", "12 and 21"]}',
    ),
    (
        'missing-unit',
        '{type: numeric, stem: What is the usual half-life of warfarin?, answer: 40}',
        '{type: numeric, stem: What is the usual half-life of warfarin in hours?, answer: 40}',
    ),
    (
        'missing-unit',
        '{type: numeric, stem: What is the longest incubation period of rabies?, answer: 7}',
        '{type: numeric, stem: What is the order of a reaction whose half-life stays the same?, answer: 1}',
    ),
    (
        'missing-unit',
        '{type: numeric, stem: What is the normal plasma concentration of sodium?, answer: 140}',
        '{type: numeric, stem: What pH results when the hydrogen ion concentration is one ten-millionth molar?, answer: 7}',
    ),
    (
        'lettered-options',
        '{type: choice, stem: ข้อใดสร้างเกล็ดเลือด?, answer: ก. เมกะคาริโอไซต์, distractors: [ข. โมโนไซต์, ค. ลิมโฟไซต์]}',
        '{type: choice, stem: ข้อใดสร้างเกล็ดเลือด?, answer: เมกะคาริโอไซต์, distractors: [โมโนไซต์, ลิมโฟไซต์]}',
    ),
    (
        'decimal-without-tolerance',
        '{type: numeric, stem: At how many platelets per µL is there a risk of bleeding?, answer: 10.000}',
        '{type: numeric, stem: At how many platelets per µL is there a risk of bleeding?, answer: 10000}',
    ),
    (
        'decimal-without-tolerance',
        '{type: numeric, stem: How many platelets per µL are normal?, answer: [150.000, 400.000]}',
        '{type: numeric, stem: What specific gravity of urine is normal?, answer: [1.000, 1.030]}',
    ),
    (
        'decimal-without-tolerance',
        '{type: numeric, stem: How many millimeters are ten meters?, answer: 10.000, tolerance: 1%}',
        '{type: numeric, stem: What is the density of water in g/mL?, answer: 1.000, tolerance: 0.001}',
    ),
    (
        'combined-options',
        '{type: choice, stem: What raises the power of a study?, answer: A and C, distractors: [A larger sample, A smaller effect, A higher alpha]}',
        '{type: choice, stem: Which antigens has a person of group AB?, answer: A and B, distractors: [A alone, H alone, None at all]}',
    ),
    (
        'overlapping-options',
        '{type: choice, stem: Which dosing interval is usual?, answer: 6-8 h, distractors: [4-6 h, 12-24 h]}',
        '{type: choice, stem: Which 95% confidence interval of a risk ratio shows a benefit?, answer: 0.6 to 0.9, distractors: [0.6 to 1.1, 0.9 to 1.3]}',
    ),
    (
        'decimal-without-tolerance',
        '{type: numeric, stem: What is the pH of blood?, answer: 7.4}',
        '{type: numeric, stem: What is the pH of blood?, answer: [7.35, 7.45]}',
    ),
    (
        'undated-figure',
        '{type: choice, stem: How many people in the world live with HIV?, answer: About 39 million, distractors: [About 4 million, About 400 million]}',
        '{type: choice, stem: How many people in the world live with HIV?, as_of: 2022, answer: About 39 million, distractors: [About 4 million, About 400 million]}',
    ),
    (
        'undated-figure',
        '{type: short_answer, stem: What share of adults in the US has hypertension?, answer: nearly half}',
        "{type: short_answer, stem: What share of the body's water is inside cells?, answer: two thirds}",
    ),
    (
        'undated-figure',
        '{type: true_false, stem: Stroke is the fifth leading cause of death in the country., answer: true}',
        '{type: true_false, stem: Stroke damages the brain in the area of the artery., answer: true}',
    ),
    (
        'undated-figure',
        '{type: numeric, stem: How many Americans are diagnosed with leukemia each year?, answer: 60000}',
        '{type: numeric, stem: How many chambers has the heart?, answer: 4}',
    ),
    (
        'undated-figure',
        '{type: choice, stem: What is the 10-year survival of the disease?, answer: 84%, distractors: [20%, 50%]}',
        "{type: choice, stem: 'Of 50 patients, 42 lived 10 years. What is the 10-year survival?', answer: 84%, distractors: [20%, 50%]}",
    ),
    (
        'overloaded-flashcard',
        "{type: flashcard, front: Name the signs of inflammation., back: 'Redness, warmth, swelling, pain, loss of function'}",
        '{type: flashcard, front: Which sign of inflammation is rubor?, back: Redness}',
    ),
    (
        'overloaded-flashcard',
        '{type: flashcard, front: What are the phases of mitosis?, back: "Prophase\\nMetaphase\\nAnaphase\\nTelophase"}',
        '{type: flashcard, front: Which phase follows metaphase?, back: Anaphase}',
    ),
    (
        'overloaded-flashcard',
        '{type: flashcard, front: What are the phases?, back: Prophase → metaphase → anaphase → telophase}',
        "{type: flashcard, front: What follows metaphase?, back: 'anaphase, then telophase'}",
    ),
    (
        'overloaded-flashcard',
        '{type: flashcard, front: What are the phases?, back: 1) prophase 2) metaphase 3) anaphase 4) telophase}',
        '{type: flashcard, front: What is the first phase?, back: prophase (1)}',
    ),
    (
        'overloaded-flashcard',
        '{type: flashcard, front: Which vitamins dissolve in fat?, back: A / D / E / K}',
        '{type: flashcard, front: What is the ratio?, back: 120/80}',
    ),
    (
        'template-text',
        '{type: choice, stem: What is asked here?, answer: Liver, distractors: [Heart, Lung]}',
        '{type: choice, stem: What does the nurse ask here?, answer: Liver, distractors: [Heart, Lung]}',
    ),
    (
        'template-text',
        '{type: choice, stem: Which organ makes bile?, answer: Liver, distractors: [A wrong option, Lung]}',
        '{type: choice, stem: Which organ makes bile?, answer: Liver, distractors: [A wrong turn, Lung]}',
    ),
    (
        'template-text',
        '{type: choice, stem: Which organ makes bile?, answer: Liver, distractors: [TODO, Lung]}',
        '{type: choice, stem: Which organ makes bile?, answer: Liver, distractors: [Toe, Lung]}',
    ),
    (
        'template-text',
        "{type: choice, stem: Which organ makes bile?, answer: Liver, distractors: [Spleen, Lung], explanation: '???'}",
        "{type: choice, stem: Which organ makes bile?, answer: Liver, distractors: [Spleen, Lung], explanation: 'Who? The liver.'}",
    ),
    (
        'template-text',
        '{type: choice, stem: Which organ makes bile?, answer: Option 1, distractors: [Option 2, Option 3]}',
        '{type: choice, stem: Which arm does the trial favor?, answer: Arm 1, distractors: [Arm 2, Arm 3]}',
    ),
    (
        'missing-explanation',
        '{type: numeric, stem: How many chambers has the heart?, answer: 4}',
        '{type: numeric, stem: How many chambers has the heart?, answer: 4, explanation: Two atria and two ventricles.}',
    ),
    (
        'missing-rationale',
        "{type: choice, stem: Which organ makes bile?, answer: Liver, distractors: {Spleen: It filters blood., Lung: ''}}",
        '{type: choice, stem: Which organ makes bile?, answer: Liver, distractors: {Spleen: It filters blood., Lung: It breathes.}}',
    ),
    (
        'wording-tells-order',
        '{type: ordering, stem: Order the steps of hand washing., order: [Wet the hands, Apply soap next, Rinse, Dry as the last step]}',
        '{type: ordering, stem: Order the steps of hand washing., order: [Wet the hands, Apply soap, Rinse, Dry]}',
    ),
    (
        'wording-tells-order',
        "{type: ordering, stem: Order the events., order: ['Step 1: Bleeding', 'Step 2: Clotting', 'Step 3: Healing']}",
        '{type: ordering, stem: Order the stages., order: [Bleeding, Clotting, Healing of the last wound]}',
    ),
    (
        'wording-tells-order',
        "{type: ordering, stem: Order the events., order: ['1. Bleeding', '2. Clotting', '3. Healing']}",
        "{type: ordering, stem: 'Order these by size.', order: ['1 mm', '2 cm', '3 m']}",
    ),
    (
        'wording-tells-order',
        '{type: ordering, stem: Order the events., order: [A vessel breaks, After the vessel breaks platelets stick, In the last step fibrin forms]}',
        '{type: ordering, stem: Order the events., order: [A vessel breaks, Platelets stick, Fibrin forms]}',
    ),
    (
        'same-front-different-backs',
        "{type: flashcard, front: 'Antidote for overdose:', back: Naloxone}\n{type: flashcard, front: antidote for overdose?, back: Flumazenil}",
        "{type: flashcard, front: 'Antidote for opioid overdose:', back: Naloxone}\n{type: flashcard, front: antidote for benzodiazepine overdose?, back: Flumazenil}",
    ),
    (
        'near-duplicate',
        '{type: choice, stem: Which hormone lowers the blood sugar?, answer: Insulin, distractors: [Glucagon, Cortisol]}\n{type: short_answer, stem: What hormone lowers sugar in the blood?, answer: insulin}',
        '{type: choice, stem: Which hormone lowers the blood sugar?, answer: Insulin, distractors: [Glucagon, Cortisol]}\n{type: short_answer, stem: Which hormone raises the blood sugar?, answer: glucagon}',
    ),
    (
        'near-duplicate',
        '{type: true_false, stem: The liver makes bile., answer: true}\n{type: true_false, stem: Bile is made by the liver., answer: true}',
        '{type: true_false, stem: The liver makes bile., answer: true}\n{type: true_false, stem: The gallbladder stores bile., answer: true}',
    ),
    (
        'near-duplicate',
        '{type: choice, stem: Which electrolyte disturbance causes peaked T waves on the ECG?, answer: Hyperkalemia, distractors: [Hyponatremia, Hypocalcemia]}\n{type: choice, stem: Peaked T waves on an ECG are caused by which disturbance of electrolytes?, answer: Hyperkalemia, distractors: [Hypomagnesemia, Hypocalcemia]}',
        '{type: choice, stem: Which electrolyte disturbance causes peaked T waves on the ECG?, answer: Hyperkalemia, distractors: [Hyponatremia, Hypocalcemia]}\n{type: choice, stem: Which disturbance can follow a transfusion of old blood?, answer: Hyperkalemia, distractors: [Hypomagnesemia, Hypocalcemia]}',
    ),
    (
        'gives-away-key',
        "{type: choice, stem: Which vitamin reverses warfarin?, answer: Vitamin K, distractors: [Vitamin A, Vitamin C]}\n{type: choice, stem: 'How fast does vitamin K, which reverses warfarin, act?', answer: In hours, distractors: [In seconds, In weeks]}",
        "{type: choice, stem: Which vitamin reverses warfarin?, answer: Vitamin K, distractors: [Vitamin A, Vitamin C]}\n{type: choice, stem: 'How fast does vitamin K act?', answer: In hours, distractors: [In seconds, In weeks]}",
    ),
    (
        'gives-away-key',
        '{type: short_answer, stem: Which bacterium causes stomach ulcers?, answer: Helicobacter pylori}\n{type: true_false, stem: The bacterium Helicobacter pylori causes most stomach ulcers., answer: true}',
        '{type: short_answer, stem: Which bacterium causes stomach ulcers?, answer: Helicobacter pylori}\n{type: true_false, stem: The bacterium Helicobacter pylori has a tail., answer: true}',
    ),
    (
        'gives-away-key',
        "{type: cloze, stem: 'The pacemaker of the heart is the {{sinus node}}.'}\n{type: choice, stem: 'Where does the sinus node, the pacemaker of the heart, lie?', answer: Right atrium, distractors: [Left atrium, Septum]}",
        "{type: cloze, stem: 'The pacemaker of the heart is the {{sinus node}}.'}\n{type: choice, stem: 'Where does the pacemaker of the heart lie?', answer: Right atrium, distractors: [Left atrium, Septum]}",
    ),
    (
        'unknown-ignore',
        '{type: true_false, stem: The liver makes bile., answer: true, lint: {ignore: {missing-explenation: it is plain}}}',
        '{type: true_false, stem: The liver makes bile., answer: true, lint: {ignore: {missing-explanation: it is plain}}}',
    ),
    (
        'unused-ignore',
        '{type: true_false, stem: The liver makes bile., answer: true, explanation: It does., lint: {ignore: {missing-explanation: it is plain}}}',
        '{type: true_false, stem: The liver makes bile., answer: true, lint: {ignore: {missing-explanation: it is plain}}}',
    ),
    (
        'missing-source',
        '{type: true_false, stem: The liver makes bile., answer: true}',
        '{type: true_false, stem: The liver makes bile., answer: true, source: {title: Notes}}',
    ),
    (
        'outdated',
        '{type: true_false, stem: The guideline has six steps., answer: true, as_of: 1998-05-01}',
        '{type: true_false, stem: The guideline has six steps., answer: true, as_of: 2990}',
    ),
    (
        'core-fact-tested-once',
        '{type: true_false, stem: The liver makes bile., answer: true, facts: [bile]}',
        '{type: true_false, stem: The liver makes bile., answer: true, facts: [bile]}\n{type: short_answer, stem: What does the liver make for the gut?, answer: bile, facts: [bile]}',
    ),
    (
        'foreign-markup',
        '{type: choice, stem: Which organ makes bile?, answer: Liver# right one, distractors: [Spleen, Lung]}',
        "{type: choice, stem: Which key has one sharp?, answer: G major with F# in it, distractors: ['C# minor', 'The #1 key']}",
    ),
    (
        'foreign-markup',
        '{type: choice, stem: “Which organ makes bile?”, answer: Liver, distractors: [Spleen, Lung]}',
        "{type: choice, stem: 'What does “bile” mean?', answer: Gall, distractors: [Blood, Lymph]}",
    ),
    (
        'unlike-options',
        '{type: choice, stem: Which organ makes bile?, answer: “Liver”, distractors: [Spleen, Lung]}',
        '{type: choice, stem: Which words show that he understands?, answer: “I fast.”, distractors: [“I swim.”, “I sleep.”]}',
    ),
    (
        'lettered-options',
        "{type: choice, stem: Which organ makes bile?, answer: '[x] Liver', distractors: ['[ ] Spleen', '[ ] Lung']}",
        "{type: choice, stem: Which interval holds 2?, answer: '[1, 3]', distractors: ['[3, 4]', '[5, 6]']}",
    ),
    (
        'lettered-options',
        "{type: choice, stem: Which organ makes bile?, answer: '=Liver', distractors: ['~Spleen', '~Lung']}",
        "{type: choice, stem: Which count is it?, answer: '~20', distractors: ['~400', '8000']}",
    ),
    (
        'all-of-the-above',
        '{type: choice, stem: What helps against reflux?, answer: All of these measures, distractors: [Small meals, Weight loss, A raised bed]}',
        '{type: choice, stem: What helps against reflux?, answer: Small meals, distractors: [All meals at night, More coffee, Tight belts]}',
    ),
    (
        'all-of-the-above',
        '{type: choice, stem: Which vitamins are fat soluble?, answer: A, distractors: [D, E, All mentioned above]}',
        '{type: choice, stem: Which vitamins are fat soluble?, answer: Vitamin A, distractors: [Vitamin C, Vitamin B6]}',
    ),
    (
        'all-of-the-above',
        '{type: choice, stem: Which are opioids?, answer: They are all correct, distractors: [Codeine, Fentanyl, Tramadol]}',
        '{type: choice, stem: Which is an opioid?, answer: Codeine, distractors: [Aspirin, Iron]}',
    ),
    (
        'none-of-the-above',
        '{type: choice, stem: Which is an opioid?, answer: Codeine, distractors: [Aspirin, Iron, There is no correct answer]}',
        '{type: choice, stem: What does the film show?, answer: Nothing abnormal, distractors: [A fracture, A tumor]}',
    ),
    (
        'combined-options',
        "{type: choice, stem: Which are opioids?, answer: 'Codeine, fentanyl, and tramadol', distractors: [Codeine, Fentanyl, Tramadol]}",
        '{type: choice, stem: Which pair is made of opioids?, answer: Codeine and fentanyl, distractors: [Iron and zinc, Aspirin and iron]}',
    ),
    (
        'combined-options',
        "{type: choice, stem: 'Statement I: Ice floats. Statement II: Iron sinks.', answer: Both statements are true, distractors: [Only statement I is true, Only statement II is true, Both are false]}",
        '{type: choice, stem: Who is right?, answer: Ann is right, distractors: [Ben is right, Neither twin spoke]}',
    ),
    (
        'unmarked-negative',
        '{type: choice, stem: Which symptom would not be seen in anemia?, answer: Jaundice, distractors: [Pallor, Fatigue]}',
        '{type: choice, stem: Which symptom tells that iron would not help?, answer: Jaundice, distractors: [Pallor, Fatigue]}',
    ),
    (
        'unmarked-negative',
        '{type: choice, stem: Select the statement about iron that is false., answer: It is a gas, distractors: [It is a metal, It rusts]}',
        '{type: choice, stem: Which test was false positive?, answer: ELISA, distractors: [PCR, Culture]}',
    ),
    (
        'overlapping-options',
        '{type: choice, stem: How long is it infused?, answer: 90 minutes, distractors: [1.5 hours, 3 hours]}',
        '{type: choice, stem: How long is it infused?, answer: 90 minutes, distractors: [1 hour, 3 hours]}',
    ),
    (
        'foreign-markup',
        "{type: choice, stem: 'Which is right? \\textbf{Pick one}', answer: Systolic, distractors: [Late, Split]}",
        "{type: choice, stem: 'Which \\(x\\) is right?', answer: Systolic, distractors: [Late, Split]}",
    ),
    (
        'unfocused-stem',
        "{type: choice, stem: 'Concerning heparin, all are true except', answer: It is a vitamin, distractors: [It is given by vein, It thins blood]}",
        "{type: choice, stem: 'Concerning heparin, which antidote is used?', answer: Protamine, distractors: [Iron, Zinc]}",
    ),
    (
        'unfocused-stem',
        "{type: choice, stem: 'What do you know about iron?', answer: It is a metal, distractors: [It is a gas, It is a fat]}",
        "{type: choice, stem: 'What do red cells need iron for?', answer: Heme, distractors: [DNA, Fat]}",
    ),
    (
        'undated-figure',
        "{type: true_false, stem: 'In the United States, 37 million people have diabetes.', answer: true}",
        "{type: true_false, stem: 'A person has 46 chromosomes.', answer: true}",
    ),
    (
        'undated-figure',
        '{type: numeric, stem: What is the median survival in months?, answer: 14}',
        '{type: numeric, stem: What is the median of 2 and 4 months?, answer: 3}',
    ),
    (
        'overloaded-flashcard',
        "{type: flashcard, front: Name the valves., back: 'mitral, aortic, tricuspid & pulmonary'}",
        "{type: flashcard, front: Which valve is on the left?, back: 'mitral & aortic'}",
    ),
    (
        'overloaded-flashcard',
        '{type: flashcard, front: Name the valves., back: "(1) mitral (2) aortic (3) tricuspid (4) pulmonary"}',
        '{type: flashcard, front: Which valve?, back: "mitral (2 cusps)"}',
    ),
    (
        'wording-tells-order',
        '{type: ordering, stem: Order., order: [Start with washing, Dry, Glove last]}',
        '{type: ordering, stem: Order., order: [Wash, Dry, Glove]}',
    ),
    (
        'wording-tells-order',
        '{type: ordering, stem: Order., order: [a) Wash, b) Dry, c) Glove]}',
        '{type: ordering, stem: Order., order: [A wash, B cells bind, C3 splits]}',
    ),
    (
        'vague-frequency',
        '{type: choice, stem: What does lithium do to the kidney?, answer: It impairs concentration, distractors: [It tends to form stones, It blocks flow, It shrinks the cortex]}',
        '{type: choice, stem: What does lithium do to the kidney?, answer: It impairs concentration, distractors: [It forms stones, It blocks flow, It attends to acids]}',
    ),
    (
        'vague-frequency',
        '{type: choice, stem: How does asthma begin?, answer: Attacks tend to start at night, distractors: [Fever comes first, A rash comes first, Pain comes first]}',
        '{type: choice, stem: How does asthma tend to begin?, answer: With attacks at night, distractors: [With fever, With a rash, With pain]}',
    ),
    # To avoid something is what is asked, and no denial of it.
    (
        'unmarked-negative',
        '{type: choice, stem: Which of these should not be eaten with warfarin?, answer: Kale in bulk, distractors: [Rice, Bread, Eggs]}',
        '{type: choice, stem: Which of these should be avoided with warfarin?, answer: Kale in bulk, distractors: [Rice, Bread, Eggs]}',
    ),
    (
        'stem-word-in-key',
        '{type: choice, stem: Which hormone does the thyroid make?, answer: Thyroxine, distractors: [Insulin, Cortisol, Glucagon]}',
        '{type: choice, stem: Which hormone does the thyroid make?, answer: Thyroxine, distractors: [Thyrotropin, Cortisol, Glucagon]}',
    ),
    (
        'stem-word-in-key',
        '{type: choice, stem: Which cells make up most of the pancreatic mass?, answer: Pancreocytes, distractors: [Islets, Ducts, Nerves]}',
        '{type: choice, stem: Which hypertensive emergency needs delivery?, answer: Eclampsia, distractors: [Hyperthyroidism, Stroke, Angina]}',
    ),
    (
        'foreign-markup',
        '{type: true_false, stem: Plasma is mostly H~2~O., answer: true}',
        "{type: true_false, stem: 'Plasma is mostly H₂O (~92%, at most ~95%).', answer: true}",
    ),
    (
        'foreign-markup',
        '{type: true_false, stem: A litre holds 10^9^ platelets., answer: false}',
        "{type: true_false, stem: 'A litre holds 10^9 to 10^12 platelets.', answer: false}",
    ),
    (
        'foreign-markup',
        "{type: choice, stem: 'Which valve is heard here? [sound:murmur.mp3]', answer: Mitral, distractors: [Aortic, Tricuspid]}",
        "{type: choice, stem: 'Which valve is heard at the apex [of the heart]?', answer: Mitral, distractors: [Aortic, Tricuspid]}",
    ),
    (
        'foreign-markup',
        "{type: short_answer, stem: 'What is [$]K_a[/$] of an acid?', answer: dissociation constant}",
        "{type: short_answer, stem: 'What does a drug of $5 [a month] cost in a year?', answer: $60}",
    ),
    (
        'foreign-markup',
        "{type: short_answer, stem: '## Heart, which chamber fills last?', answer: left ventricle}",
        '{type: short_answer, stem: Which chamber is no. 4 in the flow of blood?, answer: left ventricle}',
    ),
    (
        'foreign-markup',
        '{type: short_answer, stem: "Which gas is\\u2028carried by hemoglobin?", answer: oxygen}',
        '{type: short_answer, stem: Which gas is carried by hemoglobin?, answer: oxygen}',
    ),
    (
        'foreign-markup',
        '{type: short_answer, stem: "Which gas?", answer: oxygen, explanation: "One\\u2029two"}',
        '{type: short_answer, stem: Which gas?, answer: oxygen, explanation: One two}',
    ),
    *[(rule, "\n".join(flawed), "\n".join(clean)) for rule, flawed, clean in (
        (
            "length-tells-key",
            [_item(n, f"The {organ} of the left side", f"The {organ}", "A gland") for n, organ in enumerate(ORGANS)],
            [_item(n, *_turned(n, f"The {organ} of the left side", f"The {organ}", "A gland")) for n, organ in enumerate(ORGANS)],
        ),
        (
            "likeness-tells-key",
            [_item(n, f"warm {organ} pain", f"warm {organ} ache", f"cold {organ} pain") for n, organ in enumerate(ORGANS)],
            [_item(n, f"warm {organ}", f"cold {organ}", f"numb {organ}") for n, organ in enumerate(ORGANS)],
        ),
        (
            "wording-tells-key",
            [_statement(f"Pain of the {organ} is always felt at night", n % 2) for n, organ in enumerate(ORGANS[:1])]
            + [_statement(f"Each cell of the {organ} must divide daily, and only so", 0) for organ in ORGANS],
            [_statement(f"Each cell of the {organ} must divide daily, and only so", n % 2) for n, organ in enumerate(ORGANS)],
        ),
        (
            "true-false-imbalance",
            [_statement(f"The {organ} has nerves", n != 3) for n, organ in enumerate(ORGANS)],
            [_statement(f"The {organ} has nerves", n % 2) for n, organ in enumerate(ORGANS)],
        ),
    )],
]  # fmt: skip

# From courses in other subjects and languages, and from programs that write other kinds of markup.
FROM_OUTSIDE: list[tuple[str, dict[str, Any] | list[dict[str, Any]], dict[str, Any] | list[dict[str, Any]]]] = [
    ("all-of-the-above", choice("Which inhibit factor Xa?", "All of the drugs above", "Apixaban", "Edoxaban"), choice("Which inhibits factor Xa?", "Apixaban", "All of the drug's metabolites", "Iron")),
    ("all-of-the-above", choice("Welche Aussage ist richtig?", "Alle Antworten sind richtig", "Heparin hemmt Thrombin", "Faktor VII ist kurzlebig"), choice("Wen trifft es?", "Alle Kinder", "Nur Greise", "Nur Frauen")),
    ("all-of-the-above", choice("Quels signes évoquent une embolie ?", "Toutes les réponses sont exactes", "Dyspnée", "Ictère"), choice("Qui est atteint ?", "Tous les enfants", "Les femmes", "Les vieux")),
    ("none-of-the-above", choice("Which inhibits thrombin?", "Dabigatran", "Apixaban", "None of the drugs listed"), choice("Which inhibits thrombin?", "Dabigatran", "Apixaban", "Iron")),
    ("none-of-the-above", choice("Which tense is it?", "Perfect", "Past", "Neither answer is correct"), choice("Which tense is it?", "Perfect", "Past", "Neither past nor future")),
    ("none-of-the-above", choice("Was hemmt Dabigatran?", "Thrombin", "Faktor Xa", "Keine der Antworten ist richtig"), choice("Was fehlt ihm?", "Eisen", "Zink", "Keine Kraft mehr")),
    ("none-of-the-above", choice("Que bloque le dabigatran ?", "La thrombine", "Le facteur Xa", "Aucune de ces réponses"), choice("Que fait-il ?", "Aucune erreur", "Une faute", "Un pas")),
    ("combined-options", several("Which are right?", ["a and b are correct", "Both b and c"], ["Neither a nor c", "only a"]), several("Which are right?", ["Rest", "Ice"], ["Heat", "Vitamins A and D"])),
    ("combined-options", choice("Was regiert den Dativ? (A) mit (B) durch (C) von", "A und C", "A und B", "nur B"), choice("Welche Hepatitis wird geimpft?", "A und B", "C und E", "D und C")),
    ("combined-options", choice("What joins?", "Axon and dendrite", "Axon", "Dendrite"), choice("What joins?", "Axon and dendrite", "Axon and axon", "Dendrite and dendrite")),
    ("absolute-distractor", choice("What does a lease give?", "A right to possess the land", "Ownership of the land forever", "A share in the rent"), choice("What does a lease give?", "A right to possess the land", "Ownership of the land", "A share in the rent")),
    ("absolute-distractor", choice("How does warfarin act?", "It lowers clotting factors", "It destroys 100% of platelets", "It splits fibrin"), choice("What share of sons carries it?", "50% carry it", "25% carry it", "100% carry it")),
    ("vague-frequency", choice("How is the article used?", "Now and again before names", "After verbs", "Before numbers"), choice("How is the article used?", "Before names", "After verbs", "Before numbers")),
    ("vague-frequency", choice("How does HIT show?", "More often than not by thrombosis", "By fever", "By a rash"), choice("How does HIT show?", "By thrombosis", "By fever", "By a rash")),
    ("unmarked-negative", choice("These are signs of tamponade, with the exception of:", "Bradycardia", "Hypotension", "Stasis"), choice("Which test, with the exception of the ECG, is done first?", "Echo", "CT", "MRI")),
    ("unmarked-negative", choice("Which mutation does not change the protein?", "Silent", "Missense", "Nonsense"), choice("Which mutation changes a base but does not change the protein?", "Silent", "Missense", "Nonsense")),
    ("unmarked-negative", choice("Which ions cannot pass the membrane?", "Charged ones", "Water", "Gases"), choice("What is the main reason ions cannot pass the membrane?", "Charge", "Mass", "Heat")),
    ("unmarked-negative", choice("A tumor does not invade which of these?", "Cartilage", "Bone", "Fat"), choice("A deletion not of three bases causes which mutation?", "Frameshift", "Silent", "Missense")),
    ("article-clue", choice("Pain on effort, relieved by rest, describes an ( ).", "angina attack", "dissection", "pneumonia"), choice("Which kind of disease is hemophilia A?", "X-linked", "Dominant", "Infectious")),
    ("article-clue", choice("He needs an [ ]?", "ECG", "biopsy", "scan"), choice("What raises the risk under high lipoprotein(a) [Lp(a)]?", "Inhibited lysis", "Fever", "Rash")),
    ("article-clue", choice("Give him an", "ECG", "biopsy", "scan"), choice("Das Virus greift vor allem folgendes Organ an:", "Leber", "Auge", "Ohr")),
    ("stem-word-in-key", choice("Thrombocytopenia means …", "A low thrombocyte count", "A high white count", "A large spleen"), choice("Thrombocytopenia means …", "Too few platelets", "A high white count", "A large spleen")),
    ("stem-word-in-key", choice("What does a cardiologist treat?", "The cardiac valves", "The skin", "The eyes"), choice("What does a cardiologist treat?", "The heart", "The skin", "The eyes")),
    ("stem-word-in-key", choice("A driver was negligent. What must be shown?", "Negligence and harm", "A motive", "A witness"), choice("A driver was careless. What must be shown?", "Negligence and harm", "A motive", "A witness")),
    ("stem-word-in-key", choice("What is an arrhythmia?", "A disturbed rhythm", "A leaky valve", "A blocked vessel"), choice("Which protein is broken down?", "One that protects the cells", "A fat", "A sugar")),
    ("stem-word-in-key", choice("Quel médicament est un anticoagulant ?", "Un inhibiteur de la coagulation", "Un laxatif", "Un antalgique"), choice("Que fait l’héparine ?", "Elle inhibe la coagulation", "Elle purge", "Elle calme")),
    ("stem-word-in-key", {"type": "cloze", "stem": "The spleen filters blood; without it the {{spleen}} filters none.", "explanation": "E."}, {"type": "cloze", "stem": "Under the left ribs, the {{spleen}} filters blood.", "explanation": "E."}),
    ("stem-word-in-key", word("A patient on warfarin bleeds. Which drug is watched by the INR?", "warfarin"), word("Of warfarin, heparin and aspirin, which is given by vein?", "heparin")),
    ("stem-word-in-key", word("Vitamin K is lacking. What does vitamin K deficiency lack?", "vitamin K"), word("Which is heavier, a liver or a spleen?", "liver")),
    ("stem-word-in-key", word("In CD34+ cells, which marker is it? CD34+ is.", "CD34+"), word("Are early blasts CD34- or CD34+?", "CD34+")),
    ("stem-word-in-key", word("The spleen filters blood. Which organ does?", "spleen"), word("Which is an antibody? Rituximab; imatinib.", "Rituximab")),
    ("stem-word-in-key", word("The spleen (a filter) filters blood. What does?", "spleen"), word("“T cell” / “B cell”: which makes antibodies?", "B cell")),
    ("stem-word-in-key", word("Iron is in the liver. Which organ stores it?", "liver"), word("Of B cells and T cells, which mature in the thymus?", "T cells")),
    ("stem-word-in-key", choice("Which reaction is complete?", "The completion of the cycle", "A loss", "A gain"), choice("Which reaction is complete?", "The complex one", "A loss", "A gain")),
    ("overlapping-options", choice("Wie hoch ist die INR?", "2,0–3,0", "1,0–2,5", "4,0–5,0"), choice("Wie hoch ist die INR?", "2,0–3,0", "1,0–1,5", "4,0–5,0")),
    ("overlapping-options", choice("What is the potential?", "-70 to -80 mV", "-20 to -75 mV", "+40 to +60 mV"), choice("What is the potential?", "-70 to -80 mV", "-20 to -30 mV", "+40 to +60 mV")),
    ("overlapping-options", choice("Which INR is aimed at?", "2–3", "2.5–3.5", "4–5"), choice("Which ribs are false?", "8–12", "6–12", "9–12")),
    ("unlike-options", choice("Which of these is that?", "T cell", "Lymphocyte", "neutrophil", "monocyte"), choice("Which of these is that?", "T cell", "B cell", "neutrophil", "monocyte")),
    ("unlike-options", choice("What is low?", "factor VIII", "Blood sugar", "Iron"), choice("What is low?", "von Willebrand factor", "Blood sugar", "Iron")),
    ("undated-figure", word("How common is hemophilia A among boys?", "1 in 5000"), word("How many beats a minute has a boy at rest?", "80")),
    ("undated-figure", judge("Roughly 60 million adults in the EU live with heart failure."), judge("Roughly 60 beats a minute are normal in adults.")),
    ("unfocused-stem", choice("The following are true of warfarin:", "It needs INR checks", "It is a lipid", "It acts at once"), choice("The following must be checked under warfarin:", "INR", "ECG", "Urine")),
    ("unfocused-stem", choice("Regarding atrial fibrillation:", "The rhythm is irregular", "P waves are tall", "It is benign"), choice("Regarding atrial fibrillation, which wave is lost?", "P", "T", "Q")),
    ("unfocused-stem", several("Tick all that apply.", ["Heparin binds antithrombin", "Lead is heavy"], ["Iron is light"]), several("Which act on thrombin? Tick all that apply.", ["Heparin", "Argatroban"], ["Iron"])),
    ("unfocused-stem", choice("Which of the following statements best describes hemophilia?", "Factor VIII is low", "Iron is low", "Zinc is low"), choice("Which statement best describes the role of calcium in clotting?", "It joins factors", "It splits fibrin", "It feeds")),
    ("unfocused-stem", choice("Diabetes mellitus:", "It harms the eyes", "It is an infection", "It heals"), choice("Perimysium surrounds:", "Fascicles", "Fibers", "Bone")),
    ("unfocused-stem", choice("Heparin therapy", "is given by vein", "is oral", "is cheap"), choice("Tendons connect", "muscle to bone", "bone to bone", "skin to bone")),
    ("unfocused-stem", choice("Which is true of heparin?", "It is acid", "It is oral", "It is a lipid"), choice("Which of these is a feature of 'false' aneurysms?", "No wall", "A clot", "A flap")),
    *[("lettered-options", choice("Which?", *texts), choice("Which?", *clean)) for texts, clean in (
        (("– lease", "– sale", "– gift"), ("lease", "sale – final", "gift")),
        (("A、lease", "B、sale", "C、gift"), ("lease、sale", "gift", "loan")),
        (("A.Lease", "B.Sale", "C.Gift"), ("E. coli", "B. fragilis", "C. difficile")),
        (("Option A: lease", "Option B: sale", "Option C: gift"), ("Option to buy", "Option to sell", "Gift")),
        (("А) аренда", "Б) продажа", "В) дар"), ("аренда", "продажа", "дар")),
        (("α) lease", "β) sale", "γ) gift"), ("α-globin", "β-globin", "γ-globin")),
    )],
    *[("foreign-markup", word(stem, "protamine"), word(clean, "protamine")) for stem, clean in (
        ("What is ~~warfarin~~ heparin reversed by?", "What is heparin (~5 mg, ~1 mL) reversed by?"),
        ("What is ==heparin== reversed by?", "What holds where A == B and B == C?"),
        ("See [[Heparin]]. What reverses it?", "See [Heparin]. What reverses [[1, 2], [3]]?"),
        ("What reverses it? ![[heparin.png]]", "What reverses it [here]?"),
        ("What reverses heparin? <!-- easy -->", "What reverses heparin <5 mg?"),
        ("| Drug | Dose |\n|---|---|\n| A | 1 |\nWhich?", "Which |x| is |y|?"),
        ("What reverses heparin?[^1]", "What reverses heparin [1]?"),
        ("***What*** reverses it?", "**What** reverses HLA-A*02?"),
        ("\\*What\\* reverses it?", "*What* reverses it?"),
        ("- [ ] What reverses it?", "What reverses it [or not]?"),
        ("[b]What[/b] reverses it?", "What reverses it on [b]?"),
        ("‘What reverses heparin?’", "What is ‘heparin’?"),
        ("What is Henoch-SchÃ¶nlein?", "What is Henoch-Schönlein in São Paulo?"),
        ("What is Gr\ufffd\ufffde?", "What is Größe?"),
        ("« Quel antidote ? »", "Que veut dire « antidote » ?"),
        ("What reverses heparin turn0search3?", "What reverses heparin in turn?"),
        ("ما ﻫﻮ الترياق؟", "ما هو الترياق؟"),
    )],
    ("foreign-markup", {"type": "cloze", "stem": "Blood is made in the {marrow} and filtered by the {{spleen}}.", "explanation": "E."}, {"type": "cloze", "stem": "The set {a, b} has two {{members}}.", "explanation": "E."}),
    ("foreign-markup", number("What share is plasma?", 55, unit="\\%"), number("What share is plasma?", 55, unit="%")),
    ("foreign-markup", word("Where does _E. coli_ live?", "gut"), word("What is `_x_` or snake_case_name_?", "a name")),
    ("foreign-markup", {"type": "cloze", "stem": "Blood is made in the ｛｛marrow｝｝ and filtered by the {{spleen}}.", "explanation": "E."}, {"type": "cloze", "stem": "The set ｛a｝ has one {{member}}.", "explanation": "E."}),
    ("torn-option", choice("Which width is normal?", "<5 mm,", "5–9 mm", "Above 9 mm"), choice("Which line sets it?", "$x = 1;", "x := 1;", "let x")),
    ("torn-option", choice("Which?", "Fibrinogen", "Factors (II", "VII", "IX)"), choice("Which?", "Fibrinogen", "Factors (II, VII, IX)", "Iron")),
    ("lettered-options", choice("Which?", "B", "Iron", "Zinc"), choice("Which hepatitis?", "B", "A", "C")),
    ("lettered-options", choice("Which? A) Iron B) Zinc C) Lead", "B", "A", "C"), choice("Which vitamin?", "C", "B6", "A")),
    ("torn-option", choice("Which?", "Protamine,", "Iron", "Zinc"), choice("Which?", "Protamine, fish", "Iron", "Zinc")),
    ("torn-option", choice("Which?", "Fibrinogen", "Iron; zinc; lead"), choice("Which?", "Fibrinogen", "It falls; then it rises")),
    *[("template-text", word("What reverses it?", "protamine", explanation=text), word("What reverses it?", "protamine", explanation=clean)) for text, clean in (
        ("to do", "Two do."), ("XXX: ask Ann", "XXX"), ("[TODO: explain]", "[It] binds."), ("Explanation goes here", "It goes to heparin."), ("n/a", "N/A is no answer."), ("(TODO)", "(To doctors.)"), ("Rationale goes here", "It goes on."), ("-", "It does."),
    )],
    ("template-text", choice("Which?", "Lease", "Sale", "[distractor 3]"), choice("Which?", "Lease", "Sale", "[Co]cobalamin")),
    ("template-text", choice("Which?", "Right answer", "Wrong answer 1", "Wrong answer 2"), word("die falsche Antwort", "wrong answer")),
    *[("wording-tells-order", {"type": "ordering", "stem": "Order.", "order": told}, {"type": "ordering", "stem": "Order.", "order": ["Wash", "Dry", "Glove"]}) for told in (
        ["Initially wash", "Dry", "Glove"], ["Day 1: wash", "Day 2: dry", "Day 3: glove"], ["Wash", "Having washed, dry", "Glove"],
        ["Wash", "Dry", "The last step is gloving"], ["Zuerst waschen", "Dann trocknen", "Handschuhe"], ["Laver", "Puis sécher", "Ganter"],
    )],
    ("overloaded-flashcard", card("Which drug? " + "He bleeds and is cold. " * 9, "protamine"), card("Which drug? " + "He bleeds. " * 9, "protamine")),
    ("article-clue", choice("He was seen in a", "clinic", "ambulance", "office"), choice("He was seen in a", "historic place", "hotel", "clinic")),
    ("overloaded-flashcard", card("Name the four.", "stasis - injury - clotting - fever"), card("Half-life?", "60 to 90 min - by dose")),
    ("same-front-different-backs", [card("What is the antidote?", "protamine"), card("What's the antidote?", "vitamin K")], [card("What is its antidote?", "protamine"), card("What's the antidote?", "vitamin K")]),
    ("same-front-different-backs", [card("The antidote", "protamine"), card("An antidote", "vitamin K")], [card("The antidote", "protamine"), card("One antidote", "vitamin K")]),
    ("near-duplicate", [judge("A contract needs consideration."), judge("Consideration is needed for a contract.")], [judge("A contract needs consideration."), judge("A deed needs a seal.")]),
    ("near-duplicate", [pairs("Match drug and antidote.", {"Heparin": "Protamine", "Warfarin": "Vitamin K"}), pairs("Match antidote to drug.", {"Warfarin": "Vitamin K", "Heparin": "Protamine"})], [pairs("Match drug and antidote.", {"Heparin": "Protamine", "Warfarin": "Vitamin K"}), pairs("Match antidote to drug.", {"Warfarin": "Protamine", "Heparin": "Vitamin K"})]),
    ("gives-away-key", [number("How many cusps has the mitral valve?", 2), judge("The mitral valve has 2 cusps.")], [number("How many cusps has the mitral valve?", 2), judge("The mitral valve lies on the left.")]),
    ("gives-away-key", [choice("Welches Organ bildet Gerinnungsfaktoren?", "Leber", "Milz", "Herz"), choice("Die Leber ist das Organ, das Gerinnungsfaktoren bildet. Was noch?", "Galle", "Harn", "Luft")], [choice("Welches Organ bildet Gerinnungsfaktoren?", "Leber", "Milz", "Herz"), choice("Was bildet die Leber noch?", "Galle", "Harn", "Luft")]),
    *[("all-of-the-above", choice(stem, *flawed), choice(stem, *clean)) for stem, flawed, clean in (
        ("Which instruments are strings?", ("All three", "Violin", "Viola", "Cello"), ("All skeletal parts", "Violin", "Viola")),
        ("Which prolong the QT interval?", ("Every drug named here", "Sotalol", "Methadone"), ("Every second drug", "Sotalol", "Methadone")),
        ("Which side effects have steroids?", ("All of the side effects listed", "Weight gain", "Acne"), ("All the signs of excess", "Hair loss", "Acne")),
        ("Which is it?", ("All given above", "Violin", "Viola"), ("Every dose given", "All anterior teeth", "Any precedent")),
        ("¿Qué fármacos anticoagulan?", ("Todas las anteriores", "Warfarina", "Heparina"), ("Todas las heparinas", "Aspirina", "Hierro")),
        ("Что разжижает кровь?", ("Все вышеперечисленное", "Варфарин", "Гепарин"), ("Все гепарины", "Железо", "Цинк")),
    )],
    *[("none-of-the-above", choice(stem, "Void", flawed, "Valid"), choice(stem, "Void", clean, "Valid")) for stem, flawed, clean in (
        ("Which clause is it?", "None of the clauses", "None of the parties'"), ("Which mode is it?", "None of the three", "None is used"),
        ("Which mode is it?", "None of the modes named", "No mode of the scale"), ("Qual è?", "Nessuna delle precedenti", "Nessuna forma scritta"),
        ("Qual è?", "Nenhuma das respostas", "No anterior chamber"), ("Which is it?", "None given here", "No precedent exists"),
    )],
    ("absolute-distractor", choice("What are noble gases?", "They react little", "They react whatsoever they meet", "Metals"), choice("What are noble gases?", "They react little", "They react like a must", "Metals")),
    ("vague-frequency", choice("How does it show?", "In a number of cases by pain", "By fever", "By rash"), choice("How does it show?", "By a number of cases", "By fever", "By rash")),
    ("unmarked-negative", choice("Which plea is not “guilty”?", "Nolo", "Yes", "No"), choice("Which plea means “not guilty”?", "Denial", "Yes", "No")),
    ("article-clue", choice("Warfarin is an", "anticoagulant", "diuretic", "statin"), choice("Warfarin is a/an", "anticoagulant", "diuretic", "statin")),
    ("overlapping-options", choice("How long is notice?", "At least 3 months", "At least 1 month", "2 weeks"), choice("How long is notice?", "3 months", "1 month", "2 weeks")),
    ("overlapping-options", choice("Wie lange?", "2 bis 4 Wochen", "3 bis 6 Wochen", "8 Wochen"), choice("Wie lange?", "2 bis 4 Wochen", "5 bis 6 Wochen", "8 Wochen")),
    ("overlapping-options", choice("Which pitch?", "440 Hz", "0.44 kHz", "880 Hz"), choice("Which pitch?", "440 Hz", "4.4 kHz", "880 Hz")),
    ("unlike-options", choice("Which ends it?", "tonic chord", "Blood chord", "Iron"), choice("Which ends it?", "vi", "Blood chord", "Iron")),
    ("key-hard-to-type", word("How is “he” written?", "他"), word("拮抗薬は何か。", "プロタミンー")),
    ("key-hard-to-type", word("Which drug, at 5 µL of β-blocker?", "\u0441ytarabine"), word("Which drug, at 5 µL of β-blocker?", "γ-globulin")),
    ("undated-figure", word("How many people speak Arabic?", "310 million"), word("How many people must sign a will?", "2")),
    ("unfocused-stem", choice("Which statement about drugs that are oral is correct?", "They are slow", "They melt", "They glow"), choice("Which statement of the seller is an offer?", "“Yours”", "“Look”", "“Well”")),
    ("unfocused-stem", choice("Which is true of the boiling point?", "It falls on mountains", "It is blue", "It is new"), choice("Which is true of the boiling point when salt is added?", "It rises", "It falls", "It stays")),
    ("unfocused-stem", choice("Heparin", "It is acid", "It is oral", "It is a lipid"), choice("ヘパリンの拮抗薬はどれか。", "プロタミン", "鉄", "亜鉛")),
    *[("lettered-options", choice("Which?", *texts), choice("Which?", *clean)) for texts, clean in (
        (("✅ lease", "❌ sale", "❌ gift"), ("lease", "sale", "gift")), (("1️⃣ lease", "2️⃣ sale", "3️⃣ gift"), ("1 lease", "2 sales", "3 gifts")),
        (("A.) lease", "B.) sale", "C.) gift"), ("A.D. 14", "B.C. 14", "C. 14")), (("A) lease", "sale", "C) gift"), ("A lease", "sale", "C-gift")),
        (("**A)** lease", "**B)** sale", "**C)** gift"), ("**A** lease", "**B** sale", "**C** gift")), (("lease (correct)", "sale", "gift"), ("lease (written)", "sale", "gift")),
        (("lease ✓", "sale", "gift"), ("lease ✓", "sale ✓", "gift ✓")), (("atrium (right)", "vein", "valve"), ("atrium (right)", "atrium (left)", "valve")),
        (("a) isomer", "b) isomer", "mixture"), ("(R) isomer", "(S) isomer", "mixture")), (("أ) عقد", "ب) بيع", "ج) هبة"), ("عقد", "بيع", "هبة")),
        (("ア) 契約", "イ) 売買", "ウ) 贈与"), ("契約", "売買", "贈与")), (("🅐 lease", "🅑 sale", "🅒 gift"), ("lease 🅐", "sale", "gift")),
    )],
    *[("foreign-markup", word(stem, "protamine"), word(clean, "protamine")) for stem, clean in (
        ("What is H_2O?", "What is lab_2 in heparin_2?"), ("What reverses it? 【4†source】", "What reverses 【it】?"), ("What reverses it? [cite: 12]", "What reverses it? [12]"),
        ("What reverses it? :white_check_mark:", "What reverses it: at 9:30_10:00?"), ("Case\n---\nWhat reverses it?", "Case --- what reverses it?"),
        ("Caf\\u00e9?", "Which \\(\\mu\\) reverses it?"), ("What is #NAME?", "What is #1?"), ("What e\ufb00ect?", "What effect?"),
        ("What is the coagu-\nlation?", "What are pre-\nand post-test?"), ('What reverses it?"', 'What does “so" or f"'), ("What \\ reverses it?", "What is in C:\\ now?"),
    )],
    ("torn-option", choice("Which?", "Lease", "Sale / gift / loan"), choice("Which?", "Lease", "Sale / gift")),
    ("torn-option", choice("Which?", "dose", "mg / kg / day"), choice("Which?", "mL / min", "mg / kg / day")),
    ("torn-option", choice("Which?", "Lease,\nor", "Sale,", "Gift"), choice("Which?", "Lease,\nor", "Sale,\nor", "Gift")),
    *[("template-text", word(stem, "protamine", explanation=why), word(clean, "protamine", explanation=reason)) for stem, why, clean, reason in (
        ("Which?", "tbd", "Which?", "TBDs are kept."), ("Which?", "Add explanation here", "Which?", "Add an explanation to it."), ("Which?", "[Insert rationale]", "Which?", "[Insert] binds."),
        ("Your question here", "It binds.", "Which is your question?", "It binds."), ("Frage 1", "It binds.", "Frage", "It binds."), ("Which?", "Explanation:", "Which?", "Explanation: it binds."),
        ("Which?", "None", "Which?", "None binds."),
    )],
    *[("wording-tells-order", {"type": "ordering", "stem": "Order.", "order": told}, {"type": "ordering", "stem": "Order.", "order": clean}) for told, clean in (
        (["Step one: sow", "Step two: water", "Step three: reap"], ["Sow", "Water", "Reap"]), (["Second, sow", "Then water", "Reap"], ["Second Punic War", "Third Punic War", "Fall of Rome"]),
        (["Dann gehen", "Essen", "Trinken"], ["Dann", "gehe", "ich"]),
        (["The start of rest", "Work", "The end: sleep"], ["The start codon is found", "The end plate reacts", "Calcium leaves"]),
    )],
    ("overloaded-flashcard", card("ハロゲンは？", "フッ素、塩素、臭素、ヨウ素"), card("ハロゲンは？", "フッ素、塩素")),
    ("same-front-different-backs", [card("mg?", "milligram"), card("mg?", "a metal")], [card("mg", "milligram"), card("Mg", "magnesium")]),
    ("all-of-the-above", choice("Which are hazards of bed rest?", "All the foregoing", "Clots", "Pressure sores", "Weak muscles"), choice("Which turns are safe for him?", "Log rolls", "All turns in bed by himself", "Sitting up at once")),
    ("none-of-the-above", choice("Which is a hazard of bed rest?", "Clots", "Hair growth", "None of the foregoing"), choice("Which murmur has a healthy heart?", "None", "A loud one", "A late one")),
    ("unmarked-negative", choice("Which one doesn't belong?", "Thalamus", "Pons", "Medulla"), choice("Which nerve doesn't just move but also feels?", "Trigeminal", "Hypoglossal", "Trochlear")),
    ("options-converge-on-key", choice("How does asthma change the flow-volume loop?", "FEV1 falls, FVC stays", "FEV1 rises, FVC stays", "FEV1 falls, FVC rises", "PEF rises, TLC falls"), choice("How does asthma change the loop?", "FEV1 falls, FVC stays", "FEV1 rises, FVC stays", "FEV1 falls, FVC rises", "FEV1 rises, FVC rises")),
    ("all-of-the-above", choice("Quels os forment le poignet ?", "Tous ceux qui précèdent", "Scaphoïde", "Lunatum"), choice("Quels os forment le poignet ?", "Les carpiens", "Tous les métatarsiens", "Les tarsiens")),
    ("none-of-the-above", choice("Hangi kapak iki yaprakçıklıdır?", "Mitral", "Aort", "Hiçbiri"), choice("Hangi kapak iki yaprakçıklıdır?", "Mitral", "Aort", "Pulmoner")),
    ("combined-options", choice("¿Cuáles son arterias?", "Aorta y carótida", "Aorta", "Carótida", "Yugular"), choice("¿Cuáles son arterias?", "Aorta y carótida", "Yugular y porta", "Porta y safena")),
    ("gives-away-key", [word("¿Qué glándula produce insulina?", "páncreas"), judge("El páncreas es la glándula que produce insulina.")], [word("¿Qué glándula produce insulina?", "páncreas"), judge("El páncreas está detrás del estómago.")]),
    ("unlike-options", choice("What does the judge do?", "Instructs the jury.", "Calls the witness", "Reads the verdict", "Opens the court"), choice("Which was founded by a king?", "King's Coll.", "Yale", "MIT")),
    ("all-of-the-above", choice("What shifts the demand curve?", "All of the listed factors do", "Income", "Taste", "Population"), choice("What do all firms in perfect competition share?", "A given price", "All patents of the trade", "A trade mark")),
    ("absolute-distractor", choice("What does a placebo do in trials?", "It may ease symptoms", "It never has any effect", "It harms the liver", "It cures infections"), choice("Which diet suits celiac disease?", "One without gluten", "One with rye every other day", "One with oats at breakfast")),
    ("absolute-distractor", choice("How does learned helplessness arise?", "After shocks that can't be avoided", "Only in rats", "After praise", "In sleep"), choice("Whom does the survey leave out?", "People without a phone", "People who have never voted", "People over 65")),
    ("absolute-distractor", choice("How do plates move?", "Slowly, by convection", "They must move at the same speed", "With the tides", "By wind"), choice("How often do tides come?", "Twice a day", "Every 8 hours", "Once a week")),
    ("unmarked-negative", choice("Which is a false statement about osmosis?", "It needs ATP", "It needs a membrane", "Water moves"), choice("Which of these gives a false positive test?", "Poppy seeds", "Salt", "Rice")),
    ("options-converge-on-key", choice("How does the supply curve react to a subsidy?", "Shifts right, price falls", "Shifts left, price falls", "Shifts right, price rises", "Stays put, demand grows"), choice("How does the supply curve react to a subsidy?", "Shifts right, price falls", "Shifts left, price falls", "Shifts right, price rises", "Shifts left, price rises")),
    ("unlike-options", choice("What does the bank do?", "Sets rates.", "Prints coins", "Sells land", "Lends seeds"), choice("Who won?", "Obama", "Kennedy Jr.", "Nixon")),
    ("unfocused-stem", choice("Which statement about inflation is true?", "It lowers the value of money", "It is a tax", "It is a law"), choice("Which statement about inflation did Friedman make?", "It is a monetary thing", "It is a tax", "It is a law")),
    ("unfocused-stem", choice("The following statements about recursion are correct:", "It needs a base case", "It is a loop", "It is a type"), choice("The base case of a recursion", "ends it", "starts it", "doubles it")),
    ("undated-figure", choice("What is the unemployment rate in Spain?", "12%", "2%", "40%"), choice("What is the reserve rate if 10 of 100 is kept?", "10%", "1%", "100%")),
    ("undated-figure", choice("What is the incidence of stroke per 100,000 a year?", "150", "15", "1500"), choice("What angle of incidence gives total reflection?", "Above 49°", "At 10°", "At 20°")),
    ("near-duplicate", [choice("Who identified natural selection?", "Darwin", "Lamarck", "Mendel"), choice("Who first identifies natural selection?", "Darwin", "Cuvier", "Mendel")], [choice("Who identified natural selection?", "Darwin", "Lamarck", "Mendel"), choice("Who sailed on the Beagle?", "Darwin", "Cuvier", "Mendel")]),
    ("gives-away-key", [word("Which planet spins on its side?", "Uranus"), judge("The planet Uranus spun on its side.")], [word("Which planet spins on its side?", "Uranus"), judge("Uranus has rings.")]),
    ("gives-away-key", [word("Which bone is broken in a Colles fracture?", "radius"), choice("In a Colles fracture the radius is the bone that breaks. Where?", "Wrist", "Elbow", "Hand")], [word("Which bone is broken in a Colles fracture?", "radius"), choice("Where does a Colles fracture lie?", "Wrist", "Elbow", "Hand")]),
    ("gives-away-key", [word("Which vessel do surgeons tear most in this operation?", "splenic vein"), judge("In this operation surgeons tore the splenic vein, a vessel, most.")], [word("Which vessel do surgeons tear most in this operation?", "splenic vein"), judge("The splenic vein lies behind the pancreas.")]),
    ("all-of-the-above", choice("Which of these findings suggest right heart failure?", "All three findings", "Ankle edema", "Raised jugular venous pressure", "An enlarged liver"), choice("How much of the heart muscle does the left coronary artery never reach?", "The inferior wall of the right ventricle", "All four chambers", "The left ventricle")),
    ("all-of-the-above", choice("Which ventricles hold cerebrospinal fluid?", "All three", "The lateral ventricles", "The third ventricle", "The fourth ventricle"), choice("Which ventricles hold cerebrospinal fluid?", "All four", "The lateral ventricles alone", "The third ventricle alone", "The fourth ventricle alone")),
    ("none-of-the-above", choice("Which number is a root of x² + 1 over the reals?", "None of those given", "1", "-1"), choice("How many real roots has x² + 1?", "None", "One", "Two")),
    ("combined-options", choice("Which belong to a valid contract?", "Only options 1 and 2", "Offer", "Acceptance", "Mistake"), choice("Which Articles give the power to tax?", "Articles 1 and 2", "Articles 3 and 4", "Articles 5 and 6")),
    ("absolute-distractor", choice("How does the law treat minors?", "They can rescind some contracts", "They are never liable", "They need a guard", "They pay a fee"), choice("Which child needs a car seat?", "One under 135 cm", "One who has never sat alone in a car", "One over 160 cm")),
    ("absolute-distractor", choice("Which is true of puppies with parvovirus?", "They may need fluids", "All of them die", "They bark at night", "They lose hair"), choice("What should be checked in all puppies before vaccination?", "Temperature", "Coat color", "The number of all littermates")),
    ("absolute-distractor", choice("What happens when a triangle is scaled?", "Its angles stay the same", "Its area is exclusively halved", "Its sides shrink", "Its height is lost"), choice("Which set has only one element?", "{0}", "The set of all primes", "{0, 1}")),
    ("vague-frequency", choice("When do cats with renal failure drink?", "More often than not at night", "At dawn", "After meals", "In the sun"), choice("How does renal failure change how often a cat drinks?", "It drinks more often", "It drinks less often", "Nothing changes")),
    ("vague-frequency", choice("What did serfs eat?", "Bread, for the most part", "Beef", "Oranges", "Rice"), choice("What made up the diet of serfs?", "Bread and gruel", "The most part of the harvest of beef", "Rice")),
    ("unmarked-negative", choice("A toddler refuses food. Which of the following would be inappropriate?", "Force-feeding", "Small meals", "Family meals"), choice("A toddler cries at inappropriate times. Which test helps?", "Hearing test", "ECG", "Spirometry")),
    ("article-clue", choice("Fever in a cat is treated with a: ", "NSAID", "antibiotic", "infusion", "steroid"), choice("Fever is seen in group A:", "Streptococcus", "E. coli", "Klebsiella")),
    ("stem-word-in-key", choice("Which drug is used for arrhythmias that arise in the atria?", "Antiarrhythmic agents", "Diuretics", "Statins"), choice("Which node slows conduction to the ventricles?", "Atrioventricular", "Sinus", "Lymph")),
    ("options-converge-on-key", choice("Which change of sodium and potassium does Addison disease cause?", "Low sodium, high potassium", "Low sodium, low potassium", "High sodium, high potassium", "Low sodium, normal potassium"), choice("Which change does Addison disease cause?", "Low sodium, high potassium", "Low sodium, low potassium", "High sodium, high potassium", "High sodium, low potassium")),
    ("overlapping-options", choice("How long is the limitation period?", "Six years", "72 months", "Ten years"), choice("Which vertebrae form the lumbar curve?", "1–5", "4–9", "8–12")),
    ("overlapping-options", choice("Which fraction is shaded?", "3/4", "75%", "1/2"), choice("Which blood pressure is normal?", "120/80", "140/90", "90/60")),
    ("lettered-options", choice("Which drug is it?", "A/ Atenolol", "B/ Digoxin", "C/ Verapamil"), choice("Which trap is it?", "A/C", "B/C", "D/C")),
    ("lettered-options", choice("Which drug is it?", "*Atenolol", "Digoxin", "Verapamil"), choice("Which allele is it?", "*2", "*3", "*17")),
    ("foreign-markup", word("What costs \\$5?", "tea"), word("What costs $5 and saves $2_000?", "tea")),
    ("template-text", choice("Which valve?", "Mitral", "Aortic", "Tricuspid", explanation="To be completed"), choice("Which valve?", "Mitral", "Aortic", "Tricuspid", explanation="To be complete it needs two cusps.")),
    ("template-text", choice("Which valve?", "Mitral", "Aortic", "Tricuspid", explanation="See above"), choice("Which valve?", "Mitral", "Aortic", "Tricuspid", explanation="See the apex beat: it is loudest there.")),
    ("unfocused-stem", choice("Which statement regarding digoxin is accurate?", "It has a narrow margin", "It is a protein", "It is a gas"), choice("Which statement of the patient shows that she understands digoxin?", "“I check my pulse.”", "“I skip doses.”", "“I take two.”")),
    ("unfocused-stem", choice("True statements about habeas corpus include:", "It tests detention", "It is a tax", "It is a fine"), choice("Habeas corpus tests the", "detention", "tax", "fine")),
    ("unfocused-stem", choice("Consider the following about enamel. Which is correct?", "It has no cells", "It is soft", "It regrows"), choice("Consider enamel and dentin. Which is harder?", "Enamel", "Dentin", "Both alike")),
    ("unfocused-stem", choice("; is", "Argon", "Iron", "Tin"), choice("Which gas is noble?", "Argon", "Oxygen", "Ozone")),
    ("unfocused-stem", choice("Choose the best statement.", "A group has one identity", "A group is a ring", "A group is a field"), choice("Which property must every group have?", "One identity", "Two inverses", "A zero")),
    *[("joined-wordings", word(*flawed), word(*clean, accept=accept)) for flawed, clean, accept in (
        (("Which vitamin reverses warfarin?", "Vitamin K or phytomenadione"), ("Which vitamin reverses warfarin?", "Vitamin K"), ["phytomenadione"]),
        (("Which drug is it?", "Acetaminophen / paracetamol"), ("Which drug is it?", "Acetaminophen / paracetamol"), ["paracetamol"]),
        (("Which vitamin is it?", "Cobalamin | vitamin B12"), ("What lists the sorted names?", "`ls | sort`"), ["sort"]),
        (("Which cancer is it?", "ALL or acute lymphocytic leukemia"), ("What is dyspnea?", "Difficult or painful breathing"), ["breathlessness"]),
        (("Which organ makes bile?", "The liver; the hepatic gland"), ("What is a golden copy?", "A record that is kept; it settles what was meant"), ["original"]),
        (("Which gland is it?", "Thyroid, or shield gland"), ("Where do spiders live?", "In a house or garden"), ["indoors"]),
        (("Which test is it?", "PT or INR"), ("How many must sign a will?", "Two or more"), ["several"]),
        (("Welcher Wind ist es?", "Föhn oder Südwind"), ("Ab wann?", "18 Jahre oder älter"), ["volljährig"]),
        (("¿Qué fármaco es?", "Paracetamol o acetaminofén"), ("Qual é o osso?", "Osso sobre o rim"), ["costela"]),
        (("Which rhythm is it?", "Auricular fibrillation; atrial fibrillation"), ("What is the ratio?", "120 / 80"), ["normal"]),
        (("Which court hears it?", "Court of appeal or appellate court"), ("Which cells rise?", "B or T cells"), ["lymphocytes"]),
    )],
    ("lettered-options", choice("Which valve lies on the left?", "2", "Tricuspid valve", "Mitral valve", "Pulmonary valve"), choice("What does len('ab') give?", "2", "An error", "Nothing at all", "A list")),
    ("lettered-options", choice("Which valve lies on the left?", "3", "Tricuspid valve", "Aortic valve"), choice("How many cusps has the mitral valve?", "2", "Three", "Four at most")),
    ("joined-wordings", word("Which gas do plants take up?", "carbon dioxide (CO2)"), word("Which chromosome is it?", "t(9;22) fusion")),
    ("joined-wordings", word("Who wrote *Emma*?", "Austen/Jane Austen"), word("What does the work of both in surgery?", "heart/lung machine")),
    ("joined-wordings", word("Which hormone is low?", "thyroxine (T4)"), word("Which capital is it?", "Madrid (Spain)")),  # a gloss is left off
    ("joined-wordings", word("Who was it?", "Jim Barnes/Tiger Woods"), word("What was he?", "a country singer/songwriter")),
    ("joined-wordings", word("Which is it?", "myocardial infarction/heart attack"), word("Which is it?", "mixed B/T leukemia")),
    ("joined-wordings", word("Which is it?", "marrow/bone marrow"), word("What are platelets counted in?", "cells/µL")),
    ("joined-wordings", {"type": "cloze", "stem": "It is pumped by the {{left ventricle or LV}}.", "explanation": "E."}, {"type": "cloze", "stem": "It is pumped {{up or down}} by the {{left ventricle|LV}}.", "explanation": "E."}),
    ("key-hard-to-type", word("Which arrow marks equilibrium?", "⇌"), word("Which ion is it?", "SO₄²⁻")),
    ("undated-figure", choice("What share of strokes are ischemic in the country each year?", "87%", "50%", "20%"), choice("What share of a stroke's clot is fibrin in this sample of 50?", "87%", "50%", "20%")),
    ("undated-figure", word("How many dogs in the UK are overweight?", "half"), word("Which half of the heart is overweight in cor pulmonale?", "right")),
    ("undated-figure", choice("How many lawyers practise in the state?", "40,000", "4,000", "400"), choice("How many judges sit in a panel of the court?", "3", "5", "7")),
    ("undated-figure", choice("What is the case fatality of rabies without treatment?", "Nearly 100%", "50%", "10%"), choice("What is the sensitivity if 90 of 100 cases are found?", "90%", "10%", "50%")),
    ("wording-tells-order", {"type": "ordering", "stem": "Order the events of the Revolution.", "order": ["The Bastille falls", "Later the king flees", "The Terror begins"]}, {"type": "ordering", "stem": "Order the events of the Revolution.", "order": ["First Estate meets", "Second Republic falls", "Third Republic begins"]}),
    ("wording-tells-order", {"type": "ordering", "stem": "Order the trial.", "order": ["Opening statements", "Witnesses", "To conclude, the verdict"]}, {"type": "ordering", "stem": "Order the trial.", "order": ["Opening statements", "Witnesses", "Verdict"]}),
    ("wording-tells-order", {"type": "ordering", "stem": "Order the reaction.", "order": ["Bond breaks", "As a result, a radical forms", "Chain ends"]}, {"type": "ordering", "stem": "Order the reaction.", "order": ["Bond breaks", "A radical forms", "Chain ends"]}),
    ("near-duplicate", [word("Which nerve supplies the diaphragm?", "phrenic nerve"), word("The diaphragm is supplied by which nerve?", "the phrenic nerve")], [word("Which nerve supplies the diaphragm?", "phrenic nerve"), word("Which roots form the nerve of the diaphragm?", "C3 to C5")]),
    ("gives-away-key", [choice("Which node does the heartbeat arise in?", "Sinus node", "AV node", "Lymph node"), judge("The heartbeat arose in the sinus node.")], [choice("Which node does the heartbeat arise in?", "Sinus node", "AV node", "Lymph node"), judge("The sinus node lies in the right atrium.")]),
    ("gives-away-key", [choice("Which gland does iodine feed?", "Thyroid", "Parotid", "Pancreas"), choice("Iodine fed the thyroid gland. What was made?", "Thyroxine", "Insulin", "Renin")], [choice("Which gland does iodine feed?", "Thyroid", "Parotid", "Pancreas"), choice("What does the thyroid make?", "Thyroxine", "Insulin", "Renin")]),
    ("all-of-the-above", choice("Which drugs prolong the QT interval?", "All three drugs", "Sotalol", "Methadone", "Haloperidol"), choice("Which leads record the heart from the front?", "V1 to V4", "All twelve leads", "II, III and aVF")),
    ("all-of-the-above", choice("Which are remedies for breach?", "Everything listed here", "Damages", "Injunction", "Rescission"), choice("What does rescission undo?", "The contract", "All sales of the firm since its founding", "The firm")),
    ("all-of-the-above", choice("¿Cuáles son ácidos?", "Todas son correctas", "HCl", "HNO₃"), choice("¿Qué dientes faltan?", "Los molares", "Todos los incisivos", "Los caninos")),
    ("absolute-distractor", choice("How does asthma present in infants?", "Wheeze may be absent", "Wheeze is invariably present", "Cyanosis comes first", "Stridor comes first"), choice("How is salbutamol given in a severe attack?", "Repeated by nebulizer", "Every 12 hours by mouth", "Once by injection")),
    ("absolute-distractor", choice("What did the Corn Laws do?", "They taxed imported grain", "They banned all trade", "They freed the slaves", "They ended rents"), choice("What did the Corn Laws do?", "They taxed imported grain", "They fed all four armies", "They ended rents")),
    ("absolute-distractor", choice("Which is true of group homomorphisms?", "They map identity to identity", "They are always injective", "They fix a point", "They double order"), choice("When is a matrix invertible?", "When its determinant is not 0", "If and only if it is square", "When its trace is 0")),
    ("absolute-distractor", choice("What does the sinus node do?", "It sets the pace", "It makes everything stop", "It stores calcium", "It closes valves"), choice("What does the drug do to the pulse?", "It slows it", "Nothing changes", "It quickens it")),
    ("absolute-distractor", choice("Who may inherit under the will?", "The named niece", "Only blood relatives of the dead", "The Crown", "The bank"), choice("Which woman is at risk of cervical cancer?", "A smoker with HPV", "A woman who has never been pregnant", "A runner")),
    ("vague-frequency", choice("What happens in a febrile seizure?", "By and large it stops by itself", "It causes stroke", "It stops the heart", "It needs surgery"), choice("How often is the dressing changed?", "As often as it is soaked", "Each hour", "Each week")),
    ("unmarked-negative", choice("Which finding is least consistent with appendicitis?", "Diarrhea for weeks", "Fever", "Rebound pain"), choice("Which child needs at least two doses?", "A child of 4", "A child of 14", "An adult")),
    ("unmarked-negative", choice("All of these are cations, with one exception. Which is it?", "Chloride", "Sodium", "Iron"), choice("All of these are cations, with one EXCEPTION. Which is it?", "Chloride", "Sodium", "Iron")),
    ("unmarked-negative", choice("Which is the only one of these gases that does not burn?", "Argon", "Methane", "Ethane"), choice("Which gas is unique in that it does not burn well?", "Argon", "Methane", "Ethane")),
    ("unmarked-negative", choice("Which of these is the least effective way to cut inflation?", "Printing money", "Raising rates"), choice("Which of these metals is the least dense?", "Lithium", "Gold", "Lead")),
    ("unmarked-negative", choice("Vitamin K is unnecessary for which factor?", "VIII", "II", "VII"), choice("Vitamin K is needed for which factor?", "VII", "VIII", "XI")),
    ("absolute-distractor", choice("What may a nurse do?", "Report it", "Tell no one of it", "Wait"), choice("Whom does he love?", "Ginny", "No one", "Cho")),
    ("absolute-distractor", choice("When is it worn?", "In the car", "At all times", "By night"), choice("Who reads it?", "A third", "Nearly all pupils", "A half")),
    ("vague-frequency", choice("How is anaphylaxis treated?", "Adrenaline", "As a rule with oral steroids", "Rest"), choice("Why is it done?", "As a rule of the house says so", "The rule, as a whole, fits", "For show")),
    ("vague-frequency", choice("How do penguins feed?", "They dive", "They hardly ever leave the ice", "They graze"), choice("How do penguins feed?", "They dive", "From the ice", "They graze")),
    ("unfocused-stem", choice("Identify the statement below that is TRUE.", "Ice floats", "Iron floats", "Lead floats"), choice("Identify the bone below that is hollow.", "Femur", "Patella", "Stapes")),
    ("unfocused-stem", choice("Which of the statements given here is true of the spleen?", "It filters", "It beats", "It digests"), choice("What are these?", "Spleens", "Livers", "Lungs")),
    ("unfocused-stem", choice("Which of the following can be said about a list?", "It is ordered", "It is frozen", "It is typed"), choice("What is the right answer to 7 times 8?", "56", "54", "48")),
    ("unfocused-stem", choice("Which statement is true of The Bronx, New York?", "It is no island", "It has a port", "It is high"), choice("Which is true north of Rome, Italy?", "Viterbo", "Naples", "Bari")),
    ("all-of-the-above", choice("感染予防に有効なものはどれですか。", "上記すべて", "手洗い", "換気"), choice("感染予防に有効なものはどれですか。", "手洗い", "飲酒", "喫煙")),
    ("all-of-the-above", choice("Hangisi bir enfeksiyon belirtisidir?", "Hepsi", "Ateş", "Şişlik"), choice("Welche Muskeln heben den Arm?", "Alle", "Nur der Deltoideus", "Keiner")),
    ("none-of-the-above", choice("哪个器官分泌胰岛素？", "胰腺", "肝", "以上都不是"), choice("哪个器官分泌胰岛素？", "胰腺", "肝", "肾")),
    ("combined-options", choice("Who may arrest?", "Officers as well as citizens", "Officers", "Citizens"), choice("Which order is right? 1. Egg 2. Larva 3. Pupa", "1, 2, 3", "2, 1, 3", "3, 2, 1")),
    ("combined-options", choice("Welche Stoffe sind Salze?", "Sowohl Kochsalz als auch Soda", "Kochsalz", "Soda", "Zucker"), choice("Was wächst?", "Größer als vorher", "Haar", "Nagel")),
    ("unlike-options", choice("How much does it hold?", "5 litres", "2 litres", "20 mmHg"), choice("How much does it hold?", "5 litres", "2 litres", "20 liters")),
    ("overlapping-options", choice("How much is taxed?", "£10,000 to £50,000", "£40,000 to £60,000", "Up to £5,000"), choice("How much is taxed?", "£10,000 to £50,000", "£60,000 to £70,000", "Up to £5,000")),
    ("undated-figure", judge("About one in eight women will develop breast cancer."), judge("One in two chromosomes of a pair is from the mother.")),
    ("all-of-the-above", choice("Where does it lie?", "Above the knee", "Below the knee", "The above all"), choice("Where does it lie?", "Above the knee", "Below the knee", "Above all other bones")),
    ("vague-frequency", choice("What does fat do?", "It floats", "In general, it sinks", "It melts"), choice("Where does he end?", "In surgery", "In general practice", "In nursing")),
    ("undated-figure", judge("The lifetime risk of leukemia is one in 1000."), judge("The lifetime risk of smallpox was high in 1790.")),
    ("unfocused-stem", choice("Which of the following is known of heparin?", "It is acid", "It is oral", "It is a lipid"), choice("Which of the following is known for causing fever?", "Interleukin-1", "Iron", "Zinc")),
    ("undated-figure", choice("What percentage of pregnancies ends in miscarriage?", "15%", "2%", "60%"), choice("What was the population of the US in 1790?", "4 million", "10 million", "20 million")),
    ("undated-figure", word("What is the median age at diagnosis of myeloma?", "69"), number("How many children did Scarlett have?", 3)),
    ("lettered-options", choice("Welche Gruppe?", "d) 0 negativ", "a) A positiv", "b) B positiv", "c) AB positiv"), choice("Welche Gruppe?", "0 negativ", "A positiv", "B positiv")),
    ("lettered-options", choice("Which verb is irregular?", "=> go", "talk", "walk"), choice("Which sign points?", "->", "=>", "||")),
    ("torn-option", choice("Which lays eggs?", "Platypus", ",Bat", "Dog"), choice("Which lays eggs?", "Platypus", "Bat, brown", "Dog")),
    ("template-text", choice("Which drug lowers uric acid?", "Allopurinol", "xxx", "Naproxen"), choice("What is 30 in Roman numerals?", "XXX", "XX", "XXXX")),
    ("template-text", choice("Question text here", "Rome", "Milan", "Turin"), choice("Which question is asked here?", "Who", "When", "Why")),
    ("foreign-markup", judge("10^9^ is a billion."), judge("In a right triangle a^2+b^2=c^2.")),
    ("near-duplicate", [word("Welches Hormon senkt den Blutzucker?", "Insulin"), word("Der Blutzucker wird durch welches Hormon gesenkt?", "Insulin")], [word("Welches Hormon senkt den Blutzucker?", "Insulin"), word("Der Blutzucker wird durch welches Hormon erhöht?", "Glukagon")]),
    ("near-duplicate", [word("In which year did World War II end?", "1945"), word("World War II ended in which year?", "1945")], [word("In which year did World War II end?", "1945"), word("World War I ended in which year?", "1918")]),
    ("near-duplicate", [word("Which nerve is compressed in carpal tunnel syndrome?", "median"), word("Carpal tunnel syndrome is due to compression of which nerve?", "median")], [word("Which nerve is compressed in carpal tunnel syndrome?", "median"), word("Cubital tunnel syndrome is due to compression of which nerve?", "ulnar")]),
    ("gives-away-key", [judge("Die Leber bildet die Galle."), word("Welches Organ bildet die Galle?", "Leber")], [judge("Die Niere bildet Harn."), word("Welches Organ bildet die Galle?", "Leber")]),
    ("wording-tells-order", {"type": "ordering", "stem": "Order it.", "order": ["Vessels narrow", "As a result of that, platelets stick", "Fibrin forms"]}, {"type": "ordering", "stem": "Order the life of a bill.", "order": ["It is read", "It is debated", "It is signed"]}),
    ("all-of-the-above", choice("Which speed the rusting of iron?", "All of the given factors", "Water", "Salt"), choice("Which dose is missed?", "Every dose given", "One of two", "Half")),
    ("all-of-the-above", choice("Which languages has Switzerland?", "All four of these languages", "German", "French"), choice("Where does it hurt?", "In all joints above the knee", "All joints above the knee", "The toes")),
    ("all-of-the-above", choice("Quels sont des mammifères ?", "Tous ces animaux", "Le chat", "La souris"), choice("Which teeth do rodents lack?", "Canines", "All but the incisors", "Molars")),
    ("none-of-the-above", choice("Hangi gezegen halkalıdır?", "Satürn", "Mars", "Hiçbiri değil"), choice("What is a common nickname of terriers?", "Yorkie", "They have no nickname", "Shorky")),
    ("none-of-the-above", choice("Which word is spelt right?", "Necessary", "Necesary", "No correct answer is given"), choice("What do they share?", "An author", "There is no threshold", "A gallery")),
    ("undated-figure", judge("Roughly a third of food produced worldwide is wasted every year."), judge("Roughly a third of a banana is peel.")),
    ("wording-tells-order", {"type": "ordering", "stem": "Ordene los pasos.", "order": ["Primero lavar", "Cortar", "Por último servir"]}, {"type": "ordering", "stem": "Ordene los pasos.", "order": ["Lavar", "Cortar", "Servir"]}),
    ("unfocused-stem", choice("Which of these statements on photosynthesis do you consider correct?", "It needs light", "It needs iron", "It needs sand"), choice("Which of these statements on photosynthesis do you expect of Priestley?", "Air is mended", "Air is phlogiston", "Air burns")),
    ("template-text", choice("Which is a bird?", "Owl", "Answer to follow", "Bee"), choice("Which is a bird?", "Owl", "An answer to prayer", "Bee")),
    ("none-of-the-above", choice("¿Qué rey murió en 1598?", "Felipe II", "Carlos I", "Ninguno de ellos"), choice("¿Qué rey murió en 1598?", "Felipe II", "Carlos I", "Ninguno que reinara")),
    ("unlike-options", choice("What is the resting potential?", "-70 mV", "-90", "+30", "0"), choice("What is the resting potential?", "-70 mV", "-90 mV", "+30 mV")),
    ("lettered-options", choice("Which?", "✔ mitral", "aortic", "tricuspid"), choice("Which?", "mitral", "aortic", "tricuspid")),
    ("lettered-options", several("Which?", ["mitral (correct)", "aortic (correct)"], ["vein", "artery"]), several("Which?", ["mitral (left)", "aortic (left)"], ["tricuspid (right)", "pulmonary (right)"])),
    ("foreign-markup", word("What is 50\\% of 4?", "two"), word("What is 50% of 4?", "two")),
    ("template-text", choice("Which?", "Mitral", "Aortic", "Vein", hint="Same as above"), choice("Which?", "Mitral", "Aortic", "Vein", hint="The same valve as above the apex.")),
    ("unfocused-stem", choice("Which of the following is the best answer?", "Iron is a metal", "Salt is a gas", "Gold is blue"), choice("Which of the following is the best conductor?", "Silver", "Glass", "Wood")),
    ("unfocused-stem", choice("Which statement by a parent about fever is correct?", "“Fever fights germs.”", "“Fever melts bone.”", "“Fever is a disease.”"), choice("Which statement by the parent indicates a need for more teaching?", "“I'll give aspirin.”", "“I'll offer fluids.”", "“I'll call if it lasts.”")),
    ("wording-tells-order", {"type": "ordering", "stem": "Order the events.", "order": ["War breaks out", "Eventually a truce is signed", "Borders move"]}, {"type": "ordering", "stem": "Order the wars.", "order": ["First World War", "Second World War", "Korean War"]}),
    ("near-duplicate", [word("Which cranial nerve carries taste from the front of the tongue?", "facial nerve"), word("Taste from the front of the tongue is carried by which cranial nerve?", "facial nerve")], [word("Which cranial nerve carries taste from the front of the tongue?", "facial nerve"), word("Which cranial nerve closes the eyelid?", "facial nerve")]),
    ("gives-away-key", [word("Which organ swells when the portal vein is blocked?", "spleen"), judge("When the portal vein is blocked, the spleen has swollen and the spleen is the organ felt first.")], [word("Which organ swells when the portal vein is blocked?", "spleen"), judge("The spleen filters old red cells.")]),
    ("options-converge-on-key", choice("Which?", "Rise in pH and fall in CO₂", "Fall in pH and fall in CO₂", "Rise in pH and rise in CO₂", "Stable pH and no change in CO₂"), choice("Which?", "Rise in pH and fall in CO₂", "Fall in pH and fall in CO₂", "Rise in pH and rise in CO₂", "Fall in pH and rise in CO₂")),
    ("options-converge-on-key", choice("Which?", "Right ventricle, right axis", "Right ventricle, left axis", "Left atrium, right axis", "Left ventricle, normal axis"), choice("Which?", "Right ventricle, right axis", "Right ventricle, left axis", "Left ventricle, right axis", "Left ventricle, left axis")),
    ("options-converge-on-key", choice("Which?", "Increased preload, decreased afterload", "Increased preload, increased afterload", "Decreased preload, decreased afterload", "Unchanged preload, unchanged afterload"), choice("Which?", "Increased preload, decreased afterload", "Increased preload, increased afterload", "Decreased preload, decreased afterload", "Decreased preload, increased afterload")),
    ("options-converge-on-key", choice("Which?", "x > 0 and y < 0", "x > 0 and y > 0", "x < 0 and y < 0", "x = 0 and y = 0"), choice("Which?", "x > 0 and y < 0", "x > 0 and y > 0", "x < 0 and y < 0", "x < 0 and y > 0")),
    # Two negatives: a stem that asks for the exception and an option that denies, and a double denial.
    ("double-negative", choice("Which of these is NOT true of aspirin?", "It does not thin the blood", "It eases pain", "It lowers fever"), choice("Which of these is NOT true of aspirin?", "It thickens the blood", "It eases pain", "It lowers fever")),
    ("double-negative", choice("All of these hold for oral contracts except:", "They cannot be enforced", "They bind both parties", "They need an offer"), choice("All of these hold for oral contracts except:", "They need a seal", "They bind both parties", "They need an offer")),
    ("double-negative", choice("Which statement on tuples is **false**?", "They can grow", "They cannot be changed", "They may be keys"), choice("Which statement on tuples is **false**?", "They can grow", "They stay as made", "They may be keys")),
    ("double-negative", judge("A murmur is not uncommon in healthy children."), judge("A murmur is common in healthy children, and not a disease.")),
    ("double-negative", choice("What is known of headaches after a lumbar puncture?", "They are not infrequent", "They are fatal", "They last for years"), choice("What is known of headaches after a lumbar puncture?", "They do not last for years", "They are fatal", "They begin at once")),
    ("double-negative", choice("Which king is NOT unlike the others?", "John", "Henry", "Richard"), choice("Which patients should NOT have an MRI scan?", "Those who have a pacemaker", "Those who cannot swallow", "Those that are not fasting")),
    ("double-negative", choice("Which of these does *not* cause a cough?", "It isn't caused by pollen", "Smoke", "Dust"), choice("What is wrong with this sentence?", "It does not have a verb", "It does not end", "It has two verbs")),
    ("double-negative", choice("Which is not a fruit?", "A leek isn't one", "A pear", "A plum"), choice("Why does ice not sink?", "It is not as dense as water", "It is cold", "It does not melt")),
    ("repeated-option-words", choice("What does the vagus nerve do?", "It slows the beat of the heart", "It speeds the beat of the heart", "It stops the beat of the heart"), choice("What does the vagus nerve do to the heartbeat?", "It slows it", "It speeds it up", "It stops it")),
    ("repeated-option-words", choice("What is consideration?", "Something of legal value given for a promise", "Something of legal value given for a gift", "Something of legal value given as a fine"), choice("For what is consideration given?", "For a promise", "For a gift", "For a fine")),
    ("repeated-option-words", choice("Was tun Blutplättchen?", "Blutplättchen helfen dem Körper bei Wunden", "Blutplättchen helfen dem Körper bei Fieber", "Blutplättchen helfen dem Körper bei Hunger"), choice("Wobei helfen Blutplättchen?", "Bei Wunden", "Bei Fieber", "Bei Hunger")),
    ("repeated-option-words", several("Which bones are there?", ["A bone of the lower arm", "A bone of the lower leg"], ["A bone of the lower wing", "A bone of the lower fin"]), several("Which novels are there?", ["The Lord of the Rings: The Two Towers", "The Lord of the Rings: The Return of the King"], ["The Lord of the Rings: The Three Towers", "The Lord of the Rings: The Return of the Queen"])),
    ("repeated-option-words", choice("Which part of the temporal bone is hardest?", "Petrous part of the temporal bone", "Squamous part of the temporal bone", "Mastoid part of the temporal bone"), choice("Which dose is right?", "5 mg per kg of body weight", "10 mg per kg of body weight", "15 mg per kg of body weight")),
    ("repeated-option-words", choice("What if a car comes at you?", "Blow your horn, steer right, and brake", "Blow your horn, steer left, and brake", "Blow your horn, steer right, and wait"), choice("Which command names another place?", "git remote set-url origin https://git.example/a/b.git", "git remote update origin https://git.example/a/b.git", "git push origin https://git.example/a/b.git")),
    ("repeated-option-words", choice("What happens to the pulse in shock?", "The rate of the pulse rises", "The rate of the pulse falls", "The rate of the pulse stays as it is"), choice("Which statement makes a view?", "`CREATE VIEW old users AS x`", "`CREATE VIEW old users IS x`", "`CREATE VIEW old users OF x`")),
    # Code is written as it is; a word in backticks or beside values is a value.
    ("torn-option", choice("Which organ makes bile?", "Liver;", "Lung;", "Heart."), choice("Which statement leaves a loop?", "`break;`", "`exit;`", "`stop`")),
    ("torn-option", choice("Which organ makes bile?", "Liver,", "Lung", "Heart"), choice("Which declaration is right?", "display: flex;", "display: box;", "show: flex;")),
    ("torn-option", choice("Which organ makes bile?", "Liver,", "Lung", "Heart"), choice("Which sign divides the items of a list?", ",", ".", ":")),
    ("torn-option", choice("Which cells carry oxygen?", "Red (round) cells;", "White cells", "Plates"), choice("Which line sets x to 1?", "x = 1;", "x == 1", "1 = x")),
    ("none-of-the-above", choice("Which of these rivers is in Asia?", "Ganges", "Rhine", "None"), choice("Which value does a function without `return` give?", "`None`", "`0`", "`()`")),
    ("none-of-the-above", choice("Which of these words is a verb?", "Run", "Sun", "None"), choice("Which is the result of the check?", "True", "False", "None")),
    ("all-of-the-above", choice("¿Cuáles son huesos?", "Todo", "Fémur", "Tibia"), choice("Which tag marks work to be done?", "TODO", "NOTE", "HACK")),
    ("foreign-markup", choice("Which is __not__ a bone?", "Liver", "Tibia", "Femur"), choice("Which method of a class in Python does __init__ follow?", "__new__", "__call__", "__str__")),
    ("unmarked-negative", choice("Which claim is wrong?", "Ice sinks", "Ice floats", "Ice melts"), choice("What is wrong with the claim that ice sinks?", "Its density", "Its heat", "Its color")),
    ("unmarked-negative", choice("Which value is not a number?", "NaN", "0", "1"), choice("Which of these makes NaN (not a number)?", "0/0", "1/1", "0/1")),
    # A stem that only names a thing could go on with anything; one that describes a thing asks for it.
    ("unfocused-stem", choice("Acute lymphocytic leukemia is", "commonest in children", "treated by surgery", "seen in the skin"), choice("The cell that sheds platelets is the", "megakaryocyte", "monocyte", "lymphocyte")),
    ("unfocused-stem", choice("A beta blocker may:", "slow the heart", "raise blood sugar", "widen the pupil"), choice("Acute pancreatitis is", "an inflammation of the pancreas", "a tumor of the pancreas", "a stone of the pancreas")),
    ("unfocused-stem", choice("Python list comprehensions are", "evaluated at once", "nested by rule", "slower than loops"), choice("Normal body temperature is", "37 °C", "35 °C", "40 °C")),
    ("unfocused-stem", choice("Oral contracts can", "be enforced", "bind third parties", "replace a statute"), choice("The preferred drug is", "adrenaline", "insulin", "aspirin")),
    ("missing-unit", number("At what temperature does water boil at sea level?", 100), number("At what temperature in °C does water boil at sea level?", 100)),
    ("missing-unit", number("What dose of adrenaline is given in anaphylaxis?", 500), number("What dose of adrenaline is given in anaphylaxis?", 500, unit="µg")),
    ("missing-unit", number("How far is the moon from the earth?", 384400), number("How many kilometers is the moon from the earth?", 384400)),
    ("missing-unit", number("How long is a PR interval at most?", 200), number("How long is a PR interval at most, in milliseconds?", 200)),
    ("missing-unit", number("How much does an adult heart weigh?", 300), number("How much more likely is lung cancer in smokers?", 20)),
    ("missing-unit", number("Which systolic blood pressure begins hypertension?", 140), number("How much of the blood is plasma?", 55)),
    ("missing-unit", number("What is the usual starting dose of aspirin?", 100), number("What is the number of patients at the usual dose?", 100)),
    ("missing-unit", number("What is a healthy child's normal body temperature?", 37), number("What is a healthy child's normal body temperature in kelvin?", 310)),
    ("missing-unit", number("How long does a platelet live?", 9), number("How long is the list after two steps?", 2)),
    ("missing-unit", number("How long must one fast before surgery?", 6), number("How long does a visit last in minutes?", 20)),
    ("missing-unit", number("How heavy is a newborn on average?", 3400), number("How tall is the tower, in stories?", 12)),
    ("missing-unit", number("Which birth weight is low?", 2500), number("Which weight has the first feature?", 3)),
    ("missing-unit", number("How deep is the Mariana Trench?", 11000), number("How wide is the road, in lanes?", 2)),
    ("missing-unit", number("How deep must the water be?", 2), number("How deep is a full binary tree with 15 nodes?", 4)),
    ("missing-unit", number("How tall was Napoleon?", 168), number("How much larger is 12 than 4?", 8)),
    ("overlapping-options", choice("¿Qué parte?", "Más de 20%", "15–30%", "5%"), choice("¿Qué parte?", "Más de 30%", "15–30%", "5%")),
    ("overlapping-options", choice("Welcher Anteil?", "über 20%", "15–30%", "5%"), choice("Welcher Anteil?", "über 30%", "15–30%", "unter 5%")),
    # One pair of contraries, and the key in it; a third that says that nothing changes makes them all alike.
    ("opposite-options", choice("What does the vagus nerve do?", "It slows the heart", "It speeds the heart", "It moves the eye"), choice("What does the vagus nerve do to the pulse?", "It slows it", "It speeds it", "It leaves it unchanged")),
    ("opposite-options", choice("What does a lake do in March?", "It grows", "It shrinks", "It freezes"), choice("Where is the liver?", "right", "left", "up", "down")),
    ("opposite-options", choice("What is true of hemophilia A?", "It is inherited", "It is not inherited", "It follows measles"), choice("What does a coup do to a market?", "It falls", "It rises", "It depends on the market")),
    ("opposite-options", choice("What does vasopressin do?", "Increases the uptake of water", "Decreases the uptake of water", "Narrows the pupil"), choice("What does vasopressin do?", "Increases the uptake of water", "Decreases the uptake of water", "Increases the loss of water", "Decreases the loss of water")),
    ("opposite-options", choice("How are classes in this language limited?", "They don't support two parents", "They support two parents", "They have ten members"), choice("Which of these muscles opens the jaw?", "Lateral pterygoid", "Medial pterygoid", "Masseter")),
    ("opposite-options", choice("What did the tariff do?", "It raised prices: it increases them", "It raised prices: it reduces them", "It closed ports"), choice("What opens a valve?", "Pressure behind it", "It opens itself", "It closes itself")),
    ("lettered-options", choice("Which organ makes bile?", "C", "The heart", "The lung"), choice("Which language has no garbage collector?", "C", "Java", "Python")),
    ("lettered-options", choice("What prevents scurvy?", "C", "Fresh bread", "Salted pork"), choice("Which vitamin prevents scurvy?", "C", "Niacin", "Folic acid")),
    ("lettered-options", choice("Which keyword of Python defines a function?", "B", "class", "lambda", "return"), choice("Which of these gives pointers to programs?", "C", "Java", "Python", "Ruby")),
    ("lettered-options", choice("Which organ makes bile?", "2", "Heart", "Lung", "Skin"), choice("Welche Zahl ist gerade?", "2", "Drei", "Fünf")),
    ("lettered-options", choice("Wer wählt den Kanzler?", "1", "Das Volk", "Der Bundesrat"), choice("What is the oxidation state of sodium in its salts?", "1", "It varies", "Unknown")),
    ("lettered-options", choice("Which organ stores most vitamin A?", "B", "Heart", "Lung", "Skin"), choice("¿Qué vitamina previene el escorbuto?", "C", "Niacina", "Folato")),
    ("lettered-options", choice("How is hepatitis A spread?", "C", "By blood", "By mosquitoes", "By air"), choice("Which type of hepatitis needs another virus?", "D", "Autoimmune", "Alcoholic", "Toxic")),
    ("unlike-options", choice("What does the heart do?", "It pumps blood.", "It cleans blood", "It stores blood"), choice("Which operator reads a field of what may be null?", "?.", "??", "!!")),
]  # fmt: skip
for rule, *twins in FROM_OUTSIDE:
    made = [[twin] if isinstance(twin, dict) else twin for twin in twins]
    flawed, clean = (
        "\n".join(json.dumps(each, ensure_ascii=False) for each in questions) for questions in made
    )
    TWINS.append((rule, flawed, clean))


FACTS = "bile: {fact: The liver makes bile., source: p, section: S, importance: core}\n"
PAGES = "p: {title: P, document: D, publisher: U, revised: 2026-01-01}\n"


def _told(questions: str, folder: Path) -> set[str]:
    (folder / "facts.yaml").write_text(FACTS)
    (folder / "sources.yaml").write_text(PAGES)
    listed = [line.replace("{", f"{{id: q{n}, ", 1) for n, line in enumerate(questions.split("\n"))]
    bank = folder / "bank.yaml"
    bank.write_text(HEAD + "questions:\n" + "".join(f"  - {line}\n" for line in listed), "utf-8")
    found = Checker().check([bank], older_than=5).problems
    assert not [problem for problem in found if problem.severity == "error"]
    return {problem.rule for problem in found}


@pytest.mark.parametrize("rule", RULES)
def test_a_flawed_question_is_told_from_its_twin(rule: str, tmp_path: Path) -> None:
    twins = [(flawed, clean) for name, flawed, clean in TWINS if name == rule]
    assert twins
    for flawed, clean in twins:
        assert rule in _told(flawed, tmp_path), flawed
        assert rule not in _told(clean, tmp_path), clean
