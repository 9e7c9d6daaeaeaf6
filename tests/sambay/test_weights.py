"""Names, shapes and numbers as published; checkpoints that do not fit are refused by name."""

import json

import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import AutoModelForCausalLM

from tutor.sambay import Phi4FlashConfig, Phi4FlashForCausalLM
from tutor.sambay.weights import WrongWeights, check_shapes, published


def table():
    """The published tensors, as the checkpoint's index and the definition have them."""
    mamba = {
        "in_proj.weight": (10240, 2560),
        "conv1d.weight": (5120, 1, 4),
        "conv1d.bias": (5120,),
        "x_proj.weight": (192, 5120),
        "dt_proj.weight": (5120, 160),
        "dt_proj.bias": (5120,),
        "A_log": (5120, 16),
        "D": (5120,),
        "out_proj.weight": (2560, 5120),
    }
    unit = {"in_proj.weight": (5120, 2560), "out_proj.weight": (2560, 5120)}
    names = {"model.embed_tokens.weight": (200064, 2560)}
    names |= {f"model.final_layernorm.{part}": (2560,) for part in ("weight", "bias")}
    for i in range(32):
        width = 5120 if i < 18 else 2560
        attention = {"Wqkv.weight": (width, 2560), "Wqkv.bias": (width,)}
        attention |= {"out_proj.weight": (2560, 2560), "out_proj.bias": (2560,)}
        attention |= {f"inner_cross_attn.lambda_{x}": (64,) for x in ("q1", "k1", "q2", "k2")}
        attention |= {"inner_cross_attn.subln.weight": (128,)}
        mixer = attention if i % 2 else mamba if i <= 16 else unit
        layer = {f"attn.{name}": shape for name, shape in mixer.items()}
        layer |= {"mlp.fc1.weight": (20480, 2560), "mlp.fc2.weight": (2560, 10240)}
        for norm in ("input_layernorm", "post_attention_layernorm"):
            layer |= {f"{norm}.weight": (2560,), f"{norm}.bias": (2560,)}
        names |= {f"model.layers.{i}.{name}": shape for name, shape in layer.items()}
    return names


@pytest.fixture(scope="module")
def full_size():
    with torch.device("meta"):
        return Phi4FlashForCausalLM(Phi4FlashConfig())


def test_published_names_and_shapes(full_size):
    assert published(full_size) == table()
    assert len(published(full_size)) == 434


def test_published_number_of_parameters(full_size):
    assert full_size.num_parameters() == 3_852_562_944
    layers = [sum(w.numel() for w in block.parameters()) for block in full_size.model.layers]
    parts = sum(layers[:17]), layers[17], sum(layers[18:])
    assert parts == pytest.approx((1.865e9, 0.098e9, 1.376e9), rel=0.005)


def test_size_in_bytes():
    """In bfloat16 with float32 decay rates and lambdas, and D: as the index says, but for D."""
    with torch.device("meta"):
        model = Phi4FlashForCausalLM(Phi4FlashConfig()).to(torch.bfloat16)
    total = sum(w.nbytes for w in model.parameters())
    assert total - 9 * 5120 * 2 == 7_706_608_640


@pytest.mark.parametrize("shard", ["5GB", "50KB"])
def test_save_and_load(model, ids, tmp_path, shard):
    model.save_pretrained(tmp_path, max_shard_size=shard)
    files = list(tmp_path.glob("*.safetensors"))
    assert (len(files) > 1) == (shard == "50KB")
    assert "lm_head.weight" not in {name for file in files for name in load_file(file)}
    again = AutoModelForCausalLM.from_pretrained(tmp_path, device_map="auto")
    assert isinstance(again, Phi4FlashForCausalLM)
    with torch.no_grad():
        assert torch.equal(again(ids).logits, model(ids).logits)


def test_layers_on_a_disk(model, ids, tmp_path):
    """Spread over places as over several devices: each layer's weights are fetched when it runs, its state stays."""
    model.save_pretrained(tmp_path)
    places = {"model.embed_tokens": "cpu", "lm_head": "cpu", "model.final_layernorm": "cpu"}
    places |= {f"model.layers.{i}": "cpu" if i in {0, 3} else "disk" for i in range(8)}
    spread = AutoModelForCausalLM.from_pretrained(tmp_path, device_map=places, offload_folder=tmp_path / "disk")
    options = {"max_new_tokens": 4, "do_sample": False, "eos_token_id": None}
    assert torch.equal(spread.generate(ids, **options), model.generate(ids, **options))


@pytest.mark.parametrize("how", ["loaded", "cast", "created"])
def test_bfloat16_keeps_float32_where_it_matters(model, ids, tmp_path, how):
    if how == "loaded":
        model.save_pretrained(tmp_path)
        low = AutoModelForCausalLM.from_pretrained(tmp_path, dtype=torch.bfloat16)
    elif how == "cast":
        low = Phi4FlashForCausalLM(model.config)
        low.load_state_dict(model.state_dict())
        low = low.to(torch.bfloat16)
    else:
        low = AutoModelForCausalLM.from_config(model.config, dtype=torch.bfloat16)
    kept = {name.rpartition(".")[2] for name, w in low.named_parameters() if w.dtype == torch.float32}
    assert kept == {"A_log", "D", "lambda_q1", "lambda_k1", "lambda_q2", "lambda_k2"}
    with torch.no_grad():
        output = low(ids)
        if how != "created":
            want = model(ids).logits
            assert (output.logits.float() - want).pow(2).mean().sqrt() < 0.05 * want.std()
            assert torch.equal(
                low.state_dict()["model.layers.0.attn.A_log"], model.state_dict()["model.layers.0.attn.A_log"]
            )
    assert output.past_key_values.states[0].scan.dtype == torch.float32
    assert output.past_key_values.states[1].keys.dtype == torch.bfloat16


def test_a_configuration_as_published(model, ids, tmp_path):
    """It asks for remote code and for a kernel that no native class has; neither is asked for on loading."""
    model.save_pretrained(tmp_path)
    (tmp_path / "generation_config.json").write_text('{"eos_token_id": [3, 1], "bos_token_id": 1, "pad_token_id": 1}')
    path = tmp_path / "config.json"
    remote = {name: f"modeling_phi4flash.{name}" for name in ("AutoConfig", "AutoModelForCausalLM")}
    odd = {"_attn_implementation": "flash_attention_2", "auto_map": remote, "torch_dtype": "bfloat16"}
    old = {key: value for key, value in json.loads(path.read_text()).items() if key not in {"dtype"}}
    path.write_text(json.dumps(old | odd | {"transformers_version": "4.46.1"}))
    again = AutoModelForCausalLM.from_pretrained(tmp_path)
    assert again.dtype == torch.bfloat16
    assert again.generation_config.eos_token_id == [3, 1]
    assert again.generation_config.temperature == 0.6
    again.save_pretrained(tmp_path / "again")
    saved = AutoModelForCausalLM.from_pretrained(tmp_path / "again")
    with torch.no_grad():
        assert torch.equal(saved(ids).logits, again(ids).logits)


def spoil(tmp_path, change):
    weights = load_file(tmp_path / "model.safetensors")
    change(weights)
    save_file(weights, tmp_path / "model.safetensors", {"format": "pt"})


def test_a_missing_tensor_is_named(model, tmp_path):
    model.save_pretrained(tmp_path)
    spoil(tmp_path, lambda weights: weights.pop("model.layers.3.attn.Wqkv.bias"))
    with pytest.raises(WrongWeights, match=r"missing: model\.layers\.3\.attn\.Wqkv\.bias"):
        AutoModelForCausalLM.from_pretrained(tmp_path)


def test_a_surplus_tensor_is_named(model, tmp_path):
    model.save_pretrained(tmp_path)
    spoil(tmp_path, lambda weights: weights.update({"model.layers.6.attn.A_log": torch.ones(3)}))
    with pytest.raises(WrongWeights, match=r"surplus: model\.layers\.6\.attn\.A_log"):
        AutoModelForCausalLM.from_pretrained(tmp_path)


def test_a_misshapen_tensor_is_named(model, tmp_path):
    model.save_pretrained(tmp_path)
    spoil(tmp_path, lambda weights: weights.update({"model.layers.0.attn.D": torch.ones(7)}))
    with pytest.raises(WrongWeights, match=r"model\.layers\.0\.attn\.D is 7, not 96"):
        AutoModelForCausalLM.from_pretrained(tmp_path)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({"b": (2,)}, "missing: a"),
        ({"a": (1,), "b": (2,), "c": ()}, "surplus: c"),
        ({"a": (3,), "b": (2,)}, "a is 3, not 1"),
    ],
)
def test_shapes_are_compared(found, words):
    with pytest.raises(WrongWeights, match=words):
        check_shapes({"a": (1,), "b": (2,)}, found)


def test_fresh_weights():
    torch.manual_seed(0)
    sizes = {"hidden_size": 64, "intermediate_size": 64, "num_attention_heads": 4, "num_key_value_heads": 2}
    ends = dict.fromkeys(("bos_token_id", "eos_token_id", "pad_token_id"), 1)
    config = Phi4FlashConfig(vocab_size=50, num_hidden_layers=4, **sizes, **ends)
    mixer = Phi4FlashForCausalLM(config).model.layers[0].attn
    assert torch.allclose(mixer.A_log.exp(), torch.arange(1.0, 17).expand(128, 16))
    steps = torch.nn.functional.softplus(mixer.dt_proj.bias)
    assert 0.0009 < steps.min() < steps.max() < 0.11
    assert mixer.D.eq(1).all()
    assert 0.015 < mixer.in_proj.weight.std() < 0.025
