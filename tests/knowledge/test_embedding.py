"""An embedding model finds cards by meaning; the model is a small one made here, its meanings are its own."""

import pytest

from tutor.errors import Unavailable
from tutor.knowledge import Shelf
from tutor.knowledge.catalogue import entries


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A BERT of one layer with the words of the cards."""
    torch = pytest.importorskip("torch")
    from transformers import BertConfig, BertModel, BertTokenizer

    place = tmp_path_factory.mktemp("encoder")
    words = sorted({word for entry in entries() for word in " ".join(entry.keywords).lower().split()})
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    (place / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    BertTokenizer(str(place / "vocab.txt")).save_pretrained(place)
    torch.manual_seed(0)
    config = BertConfig(vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=1, num_attention_heads=2)
    BertModel(config).save_pretrained(place)
    return place


def test_the_nearest_text_comes_first(folder):
    from tutor.knowledge.embedding import EmbeddingVectors

    vectors = EmbeddingVectors(str(folder))
    texts = ("hypotenuse right triangle", "percent discount", "matrix determinant")
    assert vectors.ranked("percent discount", texts)[0] == 1


def test_a_shelf_asks_the_embedding_model(folder):
    from tutor.knowledge.embedding import EmbeddingVectors

    shelf = Shelf(EmbeddingVectors(str(folder)))
    found = shelf.fitting("percent discount", None, "ko")
    shelf.close()
    assert len(found) == 2
    assert found[0].source


def test_a_model_that_is_not_there_is_said(tmp_path):
    from tutor.knowledge.embedding import EmbeddingVectors

    with pytest.raises(Unavailable, match="embedding model"):
        EmbeddingVectors(str(tmp_path / "none"))
