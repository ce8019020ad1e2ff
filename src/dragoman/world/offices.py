"""What is known of offices themselves: which of them one person holds at a time."""

# Offices only one person of a state or organisation holds at a time.
ONE_AT_A_TIME = frozenset(
    {
        "acting-president",
        "central-bank-governor",
        "chancellor",
        "chief-of-general-staff",
        "chief-prosecutor",
        "crown-prince",
        "defence-minister",
        "director-general",
        "emir",
        "finance-minister",
        "foreign-minister",
        "high-representative",
        "interior-minister",
        "king",
        "managing-director",
        "permanent-representative-un",
        "president",
        "president-of-commission",
        "president-of-council",
        "prime-minister",
        "queen",
        "secretary-general",
        "speaker-of-parliament",
        "sultan",
        "supreme-leader",
    }
)
