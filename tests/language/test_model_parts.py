"""What is read with the model's parts one by one is what the model's own pipeline reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.language import english
from reportedly.language.attributes import AttributeTable
from reportedly.language.vectors import WordVectors
from reportedly.report import plain

NEWS = [
    "General Hamid Karimov told the Xinhua News Agency on 3 May 2019 that 14 soldiers of the 2nd "
    "Rifle Brigade had crossed the Euphrates River near Deir ez-Zor.",
    "Let's go, said Anna van der Berg; there's no one gonna stay, c'mon y'all, it ain't over.",
    "There are tanks. There is, the mayor of New York says, nothing left\nof the Al Noor Mosque, "
    "which cost   $ 3.5 million, or 20% of the budget of the United Arab Emirates.",
    "He got what he gets. That is what I've gotta do, isn't it? What was it that was on at all?",
    "The United Nations High Commissioner for Refugees",
    "  \t Paris  ",
]


def own(text: str) -> list[tuple[str, ...]]:
    return [
        (t.text, t.lemma, t.pos, t.tag, t.dep, t.entity, t.morph, str(t.sentence), t.head.text)
        for t in english.analyse(plain.report(text)).tokens
    ]


def pipeline(text: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    doc = english.model()(text)
    for number, sentence in enumerate(s for s in doc.sents if s.text.strip()):
        for t in sentence:
            head = t.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            if not t.is_space:
                found.append(
                    (
                        t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, t.ent_type_, str(t.morph),
                        str(number), t.text if head.is_space else head.text,
                    )
                )  # fmt: skip
    return found


@pytest.mark.parametrize("text", NEWS)
def test_news(text: str) -> None:
    assert own(text) == pipeline(text)


WORDS = """
there is was gon na got ta let 's c'm on y' all ain't n't but that John Smith of the United Nations
New York Monday 12 , . Army gets be Moscow '
"""


@given(st.lists(st.sampled_from([*WORDS.split(), "\t"]), min_size=1, max_size=40))
@settings(max_examples=40, deadline=None)
def test_words_in_any_order(words: list[str]) -> None:
    text = " ".join(words)
    assert own(text) == pipeline(text)


def test_what_was_read_before_has_no_part_in_it() -> None:
    nlp = english.model()
    strings = nlp.vocab.strings
    nlp("there is")
    there = strings["there"], strings["EX"], strings["expl"]
    is_ = strings["is"], strings["VBZ"], strings["ROOT"]
    table = AttributeTable(nlp)
    alone = table.of([is_])[0].pos
    assert alone == "AUX"
    assert [a.pos for a in table.of([there, is_])] == ["PRON", "VERB"]
    assert [a.pos for a in table.of([is_, there])] == ["AUX", "PRON"]
    assert table.of([is_])[0].pos == alone


def test_a_words_vector_does_not_hang_on_what_is_new_beside_it() -> None:
    nlp = english.model()
    part = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    doc = nlp.make_doc(
        "A zeppelin over Xanthi was the 1st sight that nineteen quiet villagers saw ."
    )
    together = WordVectors(part).alone(doc)
    for n in range(len(doc)):
        first = WordVectors(part)
        first.alone(nlp.make_doc(" ".join(t.text for t in doc[n:])))
        assert (first.alone(doc) == together).all()


def test_vectors_are_the_models_own() -> None:
    nlp = english.model()
    part = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    docs = [nlp.make_doc(text.strip()) for text in NEWS]
    for mine, theirs in zip(WordVectors(part).of(docs), part.predict(docs), strict=True):
        assert abs(mine - theirs).max() < 1e-4
