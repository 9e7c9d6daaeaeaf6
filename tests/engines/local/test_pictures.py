"""A picture read by tiny models on this machine, made here: what they write is noise, but it goes all the way."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tutor.engines.pictures import open_reader
from tutor.settings import Settings

WORDS = ("<s>", "</s>", "<pad>", "<image>", "x", "+", "1", "2", "^", "=")
SMALL = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
CHAT = (
    "{% for turn in messages %}{% for part in turn['content'] %}"
    "{{ '<image> ' if part['type'] == 'image' else part['text'] + ' ' }}{% endfor %}{% endfor %}"
)


def tokens(transformers):
    from tokenizers import Tokenizer, models, pre_tokenizers

    plain = Tokenizer(models.WordLevel({word: n for n, word in enumerate(WORDS)}, unk_token="<pad>"))
    plain.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=plain, bos_token="<s>", eos_token="</s>", pad_token="<pad>",
        additional_special_tokens=["<image>"], extra_special_tokens={"image_token": "<image>"},
    )  # fmt: skip


def transcribing(transformers, folder):
    """An encoder and a decoder, as models have them that write the LaTeX of a picture."""
    encoder = transformers.ViTConfig(image_size=32, patch_size=16, **SMALL)
    decoder = transformers.TrOCRConfig(
        vocab_size=len(WORDS), d_model=16, decoder_layers=1, decoder_attention_heads=2, decoder_ffn_dim=16,
        max_position_embeddings=12, cross_attention_hidden_size=16,
    )  # fmt: skip
    config = transformers.VisionEncoderDecoderConfig.from_encoder_decoder_configs(encoder, decoder)
    config.decoder_start_token_id, config.eos_token_id, config.pad_token_id = 0, 1, 2
    model = transformers.VisionEncoderDecoderModel(config)
    model.generation_config.decoder_start_token_id = 0
    model.save_pretrained(folder)
    tokens(transformers).save_pretrained(folder)
    transformers.ViTImageProcessor(size={"height": 32, "width": 32}).save_pretrained(folder)


def chatting(transformers, folder):
    """A model that chats and sees."""
    seeing = transformers.CLIPVisionConfig(image_size=28, patch_size=14, **SMALL)
    speaking = transformers.LlamaConfig(
        vocab_size=len(WORDS), max_position_embeddings=1024, bos_token_id=0, eos_token_id=1, pad_token_id=2, **SMALL
    )
    config = transformers.LlavaConfig(
        vision_config=seeing, text_config=speaking, image_token_index=3, vision_feature_layer=-1, image_seq_length=4
    )
    model = transformers.LlavaForConditionalGeneration(config)
    model.save_pretrained(folder)
    images = transformers.CLIPImageProcessor(size={"shortest_edge": 28}, crop_size={"height": 28, "width": 28})
    transformers.LlavaProcessor(
        image_processor=images, tokenizer=tokens(transformers), patch_size=14, chat_template=CHAT,
        vision_feature_select_strategy="default", num_additional_image_tokens=1,
    ).save_pretrained(folder)  # fmt: skip


@pytest.mark.parametrize("make", [transcribing, chatting])
def test_a_model_on_this_machine_reads_a_picture(tmp_path, monkeypatch, make):
    pytest.importorskip("torch").manual_seed(5)
    make(pytest.importorskip("transformers"), tmp_path)
    monkeypatch.setattr("tutor.engines.local.pictures.MOST_TOKENS", 12)
    out = io.BytesIO()
    Image.new("RGB", (100, 50), "white").save(out, "PNG")
    reader = open_reader(Settings(reader="local", reader_model=str(tmp_path)))
    text = reader.read(out.getvalue(), "en")
    assert set(text.replace("$", " ").split()) <= set(WORDS)
    assert make is chatting or text == "" or text[0] == text[-1] == "$"
    assert reader.read(out.getvalue(), "en") == text
    reader.close()
