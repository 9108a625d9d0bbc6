"""What are the words? Tokens, sentences, quotations, behind one small interface."""

from reportedly.language import products as products  # first: it sets how numpy multiplies
from reportedly.language.scores import RULES_ONLY, Scores
from reportedly.language.text import Quotation, Sentence, Text, Token

__all__ = ["RULES_ONLY", "Quotation", "Scores", "Sentence", "Text", "Token"]
