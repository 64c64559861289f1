"""Topics, highlights and other short codes of the catalogue, in words."""

_WORDS = {
    "generative_ai": "generative AI",
    "nlp": "natural language processing",
    "mlops": "MLOps",
    "no_gre": "no GRE",
    "probabilistic_ml": "probabilistic machine learning",
    "stem_designated": "STEM-designated",
}


def tag_words(tag: str) -> str:
    """
    >>> tag_words("no_gre"), tag_words("deep_learning")
    ('no GRE', 'deep learning')
    """
    return _WORDS.get(tag, tag.replace("_", " "))
