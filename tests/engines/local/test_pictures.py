"""A picture read by a model on this machine."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tutor.engines.pictures import open_reader
from tutor.settings import Settings


def test_a_model_on_this_machine_reads_a_picture(tmp_path):
    """A tiny encoder and decoder, made here: what it writes is noise, but it goes all the way."""
    pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = {"<s>": 0, "</s>": 1, "<pad>": 2, "x": 3, "+": 4, "1": 5, "2": 6, "^": 7, "=": 8}
    plain = Tokenizer(models.WordLevel(words, unk_token="<pad>"))
    plain.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_object=plain, bos_token="<s>", eos_token="</s>", pad_token="<pad>"
    )
    small = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    encoder = transformers.ViTConfig(image_size=32, patch_size=16, **small)
    decoder = transformers.TrOCRConfig(
        vocab_size=len(words), d_model=16, decoder_layers=1, decoder_attention_heads=2, decoder_ffn_dim=16,
        max_position_embeddings=12, cross_attention_hidden_size=16,
    )  # fmt: skip
    config = transformers.VisionEncoderDecoderConfig.from_encoder_decoder_configs(encoder, decoder)
    config.decoder_start_token_id, config.eos_token_id, config.pad_token_id = 0, 1, 2
    model = transformers.VisionEncoderDecoderModel(config)
    model.generation_config.decoder_start_token_id = 0
    model.save_pretrained(tmp_path)
    tokenizer.save_pretrained(tmp_path)
    transformers.ViTImageProcessor(size={"height": 32, "width": 32}).save_pretrained(tmp_path)
    out = io.BytesIO()
    Image.new("RGB", (100, 50), "white").save(out, "PNG")
    png = out.getvalue()
    reader = open_reader(Settings(reader="local", reader_model=str(tmp_path)))
    text = reader.read(png, "en")
    assert text == "" or (text[0] == text[-1] == "$" and set(text.strip("$").split()) <= set(words))
    assert reader.read(png, "en") == text
    reader.close()
