"""Medical terms that are mistaken for one another: between these, no typo is ever forgiven.

Drug names: confused pairs of oncology and haematology, from the FDA's public work on look-alike
names (its Name Differentiation Project, with tall-man letters such as vinBLAStine and vinCRIStine)
and from our own reading; cell names and other terms are our own. Only generic names and everyday
terms are listed, each group being words that must be told apart.
"""

GROUPS: tuple[str, ...] = (
    "vinblastine vincristine vinorelbine vindesine vinflunine",
    "cisplatin carboplatin oxaliplatin",
    "daunorubicin doxorubicin idarubicin epirubicin valrubicin",
    "prednisone prednisolone methylprednisolone prednicarbate primidone",
    "dexamethasone betamethasone hydrocortisone cortisone",
    "clofarabine cladribine fludarabine nelarabine cytarabine vidarabine gemcitabine capecitabine",
    "azacitidine azathioprine azithromycin decitabine",
    "mercaptopurine mercaptamine thioguanine tioguanine",
    "methotrexate pemetrexed pralatrexate raltitrexed metolazone",
    "mitomycin mitoxantrone mitotane mithramycin",
    "bleomycin dactinomycin",
    "etoposide teniposide",
    "paclitaxel docetaxel cabazitaxel",
    "cyclophosphamide ifosfamide cyclosporine ciclosporin cycloserine",
    "chlorambucil melphalan busulfan carmustine lomustine bendamustine streptozocin",
    "dacarbazine procarbazine temozolomide",
    "hydroxyurea hydroxyzine hydralazine hydroxycarbamide",
    "leucovorin levoleucovorin",
    "filgrastim pegfilgrastim sargramostim lenograstim",
    "epoetin darbepoetin",
    "interferon interleukin",
    "pegaspargase asparaginase calaspargase crisantaspase",
    (
        "imatinib dasatinib nilotinib bosutinib ponatinib asciminib axitinib erlotinib gefitinib "
        "lapatinib sunitinib sorafenib ibrutinib ruxolitinib idelalisib"
    ),
    "bortezomib carfilzomib ixazomib",
    "venetoclax navitoclax obatoclax",
    "entospletinib fostamatinib",
    "sapanisertib everolimus temsirolimus sirolimus tacrolimus",
    "rituximab ofatumumab obinutuzumab ocrelizumab infliximab cetuximab",
    (
        "blinatumomab inotuzumab epratuzumab alemtuzumab gemtuzumab trastuzumab bevacizumab "
        "brentuximab daratumumab moxetumomab"
    ),
    "nivolumab pembrolizumab ipilimumab atezolizumab durvalumab",
    "tisagenlecleucel axicabtagene brexucabtagene",
    "lenalidomide thalidomide pomalidomide",
    "folic folinic",
    "ganciclovir valganciclovir aciclovir acyclovir valacyclovir",
    "lymphocyte leukocyte leucocyte thrombocyte erythrocyte granulocyte monocyte histiocyte",
    "lymphoblast leukoblast monoblast myeloblast megakaryoblast erythroblast",
    "megakaryocyte macrocyte microcyte",
    "macrophage phagocyte",
    "neutrophil basophil eosinophil",
    "neutropenia neutrophilia",
    "leukemia lymphoma myeloma melanoma leukopenia",
    "lymphoid myeloid lymphocytic myelocytic lymphoblastic myeloblastic monocytic",
    "antigen antibody antibiotic antiviral",
    "thymus thyroid thalamus",
    "plasma platelet plasmid",
    "chromosome centrosome ribosome lysosome",
    "gene genome genotype phenotype",
    "mitosis meiosis miosis",
    "acute chronic",
    "incidence prevalence",
    "remission recurrence relapse",
    "autologous allogeneic syngeneic",
    "apheresis aphasia",
    "anemia anuria uremia",
    "perineal peroneal peritoneal",
    "ileum ilium",
    "humoral humeral",
    "cytology histology serology",
    "dysphagia dysphasia dysplasia dyspnea",
    "hemolysis hemostasis hematosis",
    "metastasis metaplasia",
    "efferent afferent",
    "carpal tarsal",
    "palpation palpitation",
    "mucus mucous",
    "sucrose fructose lactose lactase sucrase",
    "proton protein",
    "protease proteasome protein peptidase",
)

# Affixes that turn a term into its opposite or its neighbour.
PREFIXES: tuple[tuple[str, ...], ...] = (
    ("hypo", "hyper"),
    ("intra", "inter", "infra", "supra", "ultra"),
    ("pre", "post", "pro", "per"),
    ("ante", "anti", "auto", "allo"),
    ("endo", "exo", "ecto", "epi"),
    ("macro", "micro"),
    ("poly", "oligo", "pauci"),
    ("mono", "bi", "tri", "poly", "multi"),
    ("iso", "aniso"),
    ("brady", "tachy"),
    ("homo", "hetero"),
    ("ab", "ad"),
    ("af", "ef"),
    ("ex", "in", "im", "en"),
    ("lympho", "leuko", "leuco", "myelo"),
    ("chemo", "immuno", "radio"),
)
SUFFIXES: tuple[tuple[str, ...], ...] = (
    ("blast", "cyte", "phage", "phil", "oid"),
    ("blastic", "cytic", "phagic", "philic"),
    ("blastoma", "cytoma"),
    ("penia", "philia", "cytosis", "emia", "uria", "oma"),
    ("penic", "philic"),
    ("itis", "osis", "oma", "asis", "esis"),
    ("tomy", "stomy", "ectomy", "scopy"),
    ("mab", "mib", "nib", "lib", "sib"),
    ("ximab", "zumab", "mumab", "momab"),
    ("ase", "ose"),
    ("ine", "ide", "one"),
    ("genic", "lytic", "static", "toxic"),
    ("gen", "body"),
    ("trophy", "plasia", "pathy"),
    ("kine", "crine"),
    ("gram", "graph"),
)
# A letter or two in front that make the contrary: typical, atypical.
NEGATIONS: tuple[str, ...] = ("a", "an", "ab", "un", "in", "im", "ir", "il", "de", "dis", "non")
