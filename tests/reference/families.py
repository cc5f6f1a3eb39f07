# SPDX-License-Identifier: GPL-3.0-or-later
"""Tiny models of every family: config.json as the family's checkpoints write it, with odd sizes.

Every optional feature of a family is on in at least one of its variants. Windows, chunks and original contexts are
shorter than the longest prompt.
"""

import tiny_tokenizer

FAMILIES = {}


def family(reference="transformers", packed=None):
    """Registers a function that returns a config under its own name, underscores as dashes.

    packed: how the checkpoint stores some of its weights: "mxfp4", "fp8", or "fused", all experts in one tensor."""

    def register(function):
        name = function.__name__.replace("_", "-")
        FAMILIES[name] = {"name": name, "config": function, "reference": reference, "packed": packed}
        return function

    return register


def model(model_type, architecture, **fields):
    end = tiny_tokenizer.id_of(tiny_tokenizer.TURN_END)
    return {
        "architectures": [architecture], "model_type": model_type, "vocab_size": tiny_tokenizer.SIZE,
        "bos_token_id": tiny_tokenizer.id_of(tiny_tokenizer.END), "eos_token_id": end,
        "pad_token_id": tiny_tokenizer.id_of(tiny_tokenizer.END),
        "max_position_embeddings": 512, "initializer_range": 0.02, "attention_dropout": 0.0,
        "torch_dtype": "float32", "use_cache": True, "tie_word_embeddings": False, **fields,
    }


def rope_yarn(**fields):
    return {"type": "yarn", "factor": 4.0, "original_max_position_embeddings": 48, "beta_fast": 32,
            "beta_slow": 1, **fields}


def with_vision(model_type, architecture, text, vision, **fields):
    """The checkpoint of a model that sees. Its vision tensors are left out on conversion."""
    text = {key: value for key, value in text.items() if key not in ("architectures", "torch_dtype")}
    return {"architectures": [architecture], "model_type": model_type, "text_config": text, "vision_config": vision,
            "tie_word_embeddings": text["tie_word_embeddings"], "torch_dtype": "float32", **fields}


# DeepSeek: multi-head latent attention

def deepseek_v2(**fields):
    return model(
        "deepseek_v2", "DeepseekV2ForCausalLM", hidden_size=84, num_attention_heads=6, num_key_value_heads=6,
        num_hidden_layers=3, intermediate_size=116, moe_intermediate_size=44, n_routed_experts=12,
        n_shared_experts=2, num_experts_per_tok=4, first_k_dense_replace=1, moe_layer_freq=1, kv_lora_rank=36,
        qk_nope_head_dim=20, qk_rope_head_dim=12, v_head_dim=28, hidden_act="silu", rms_norm_eps=1e-6,
        scoring_func="softmax", attention_bias=False, rope_theta=10000,
        rope_scaling=rope_yarn(mscale=0.707, mscale_all_dim=0.707), **fields)


@family()
def deepseek2_v2_lite():
    return deepseek_v2(q_lora_rank=None, n_group=1, topk_group=1, topk_method="greedy", norm_topk_prob=False,
                       routed_scaling_factor=1.0)


@family()
def deepseek2_v2():
    return deepseek_v2(q_lora_rank=52, n_group=4, topk_group=2, topk_method="group_limited_greedy",
                       norm_topk_prob=False, routed_scaling_factor=3.0)


def deepseek_v3(**fields):
    return model(
        "deepseek_v3", "DeepseekV3ForCausalLM", hidden_size=84, num_attention_heads=6, num_key_value_heads=6,
        num_hidden_layers=3, intermediate_size=116, moe_intermediate_size=44, n_routed_experts=12,
        n_shared_experts=1, num_experts_per_tok=4, first_k_dense_replace=1, moe_layer_freq=1, kv_lora_rank=36,
        q_lora_rank=52, qk_nope_head_dim=20, qk_rope_head_dim=12, v_head_dim=28, hidden_act="silu",
        rms_norm_eps=1e-6, scoring_func="sigmoid", topk_method="noaux_tc", norm_topk_prob=True,
        attention_bias=False, num_nextn_predict_layers=0, rope_theta=10000, **fields)


@family()
def deepseek2_v3():
    return deepseek_v3(n_group=4, topk_group=2, routed_scaling_factor=2.5,
                       rope_scaling=rope_yarn(mscale=1.0, mscale_all_dim=1.0))


@family()
def deepseek2_v3_ungrouped():
    """As Kimi K2: all experts in one group; the temperature is not 1 + 0.1 ln(factor)."""
    return deepseek_v3(n_group=1, topk_group=1, routed_scaling_factor=2.8,
                       rope_scaling=rope_yarn(mscale=1.3, mscale_all_dim=1.3))


@family(packed="fp8")
def deepseek2_v3_fp8():
    config = deepseek_v3(n_group=4, topk_group=2, routed_scaling_factor=2.5, rope_scaling=None)
    config["quantization_config"] = {"activation_scheme": "dynamic", "fmt": "e4m3", "quant_method": "fp8",
                                     "weight_block_size": [32, 32]}
    return config


# Qwen

def qwen(model_type, architecture, **fields):
    return model(model_type, architecture, **{
        "hidden_size": 92, "num_attention_heads": 6, "num_key_value_heads": 2,
        "num_hidden_layers": 3, "intermediate_size": 124, "hidden_act": "silu", "rms_norm_eps": 1e-6,
        "rope_theta": 1000000.0, "use_sliding_window": False, "sliding_window": None, "rope_scaling": None,
        **fields})


QWEN_MOE = {"num_experts": 11, "num_experts_per_tok": 3, "moe_intermediate_size": 36, "decoder_sparse_step": 1,
            "mlp_only_layers": [], "output_router_logits": False, "router_aux_loss_coef": 0.001}


@family()
def qwen3moe():
    return qwen("qwen3_moe", "Qwen3MoeForCausalLM", head_dim=20, attention_bias=False, norm_topk_prob=True, **QWEN_MOE)


@family()
def qwen3moe_yarn():
    """Context stretched, with a temperature that is not the usual 1 + 0.1 ln(factor)."""
    return qwen("qwen3_moe", "Qwen3MoeForCausalLM", head_dim=20, attention_bias=False, norm_topk_prob=True,
                rope_scaling={"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 48,
                              "attention_factor": 1.21}, **QWEN_MOE)


@family()
def qwen2moe():
    return qwen("qwen2_moe", "Qwen2MoeForCausalLM", hidden_size=84,
                norm_topk_prob=False, shared_expert_intermediate_size=68, **QWEN_MOE)


@family()
def qwen2():
    return qwen("qwen2", "Qwen2ForCausalLM", hidden_size=84, max_window_layers=3)


@family()
def qwen2_tied():
    return qwen("qwen2", "Qwen2ForCausalLM", hidden_size=84, max_window_layers=3,
                tie_word_embeddings=True,
                rope_scaling={"type": "yarn", "factor": 4.0, "original_max_position_embeddings": 48})


@family()
def qwen3():
    return qwen("qwen3", "Qwen3ForCausalLM", head_dim=20, attention_bias=False, max_window_layers=3, tie_word_embeddings=True)


DELTA_NET = {"linear_conv_kernel_dim": 4, "linear_key_head_dim": 12, "linear_value_head_dim": 20,
             "linear_num_key_heads": 3, "linear_num_value_heads": 6}


@family()
def qwen3next():
    return qwen("qwen3_next", "Qwen3NextForCausalLM", num_hidden_layers=4, head_dim=24, attention_bias=False,
                norm_topk_prob=True, partial_rotary_factor=0.25, full_attention_interval=4,
                shared_expert_intermediate_size=44, **QWEN_MOE, **DELTA_NET)


def qwen35_text(model_type, architecture, **fields):
    config = qwen(model_type, architecture, num_hidden_layers=4, head_dim=24, attention_bias=False,
                  full_attention_interval=4, attn_output_gate=True, mamba_ssm_dtype="float32", **DELTA_NET,
                  layer_types=["linear_attention"] * 3 + ["full_attention"],
                  rope_parameters={"rope_type": "default", "rope_theta": 1000000, "partial_rotary_factor": 0.25,
                                   "mrope_interleaved": True, "mrope_section": [1, 1, 1]}, **fields)
    for old in ("rope_theta", "rope_scaling"):
        del config[old]
    return config


QWEN_VISION = {"depth": 1, "hidden_size": 16, "intermediate_size": 24, "num_heads": 2, "patch_size": 14,
               "out_hidden_size": 92, "num_position_embeddings": 16}


@family()
def qwen35():
    return with_vision("qwen3_5", "Qwen3_5ForConditionalGeneration",
                       qwen35_text("qwen3_5_text", "Qwen3_5ForCausalLM"), QWEN_VISION)


@family(packed="fused")
def qwen35moe():
    text = qwen35_text("qwen3_5_moe_text", "Qwen3_5MoeForCausalLM", shared_expert_intermediate_size=44, **QWEN_MOE)
    return with_vision("qwen3_5_moe", "Qwen3_5MoeForConditionalGeneration", text, QWEN_VISION)


@family()
def qwen35_text_only():
    """Keys and values of the delta net have equally many heads; tied."""
    return qwen35_text("qwen3_5_text", "Qwen3_5ForCausalLM", tie_word_embeddings=True) | {"linear_num_value_heads": 3}


# gpt-oss

@family()
def gpt_oss():
    return model(
        "gpt_oss", "GptOssForCausalLM", hidden_size=96, num_attention_heads=6, num_key_value_heads=2, head_dim=20,
        num_hidden_layers=4, intermediate_size=64, num_local_experts=7, experts_per_token=3, num_experts_per_tok=3,
        hidden_act="silu", rms_norm_eps=1e-5, attention_bias=True, sliding_window=20, swiglu_limit=7.0,
        layer_types=["sliding_attention", "full_attention"] * 2, initial_context_length=48,
        output_router_logits=False, router_aux_loss_coef=0.9, rope_theta=150000,
        rope_scaling={"rope_type": "yarn", "factor": 8.0, "beta_fast": 32.0, "beta_slow": 1.0, "truncate": False,
                      "original_max_position_embeddings": 48})


@family(packed="mxfp4")
def gpt_oss_mxfp4():
    config = gpt_oss()
    config["quantization_config"] = {
        "quant_method": "mxfp4",
        "modules_to_not_convert": ["model.layers.*.self_attn", "model.layers.*.mlp.router", "model.embed_tokens",
                                   "lm_head"]}
    return config


# Llama and Mistral

def llama_like(model_type, architecture, **fields):
    return model(model_type, architecture, **{
        "hidden_size": 84, "num_attention_heads": 6, "num_key_value_heads": 2, "head_dim": 14,
        "num_hidden_layers": 3, "intermediate_size": 124, "hidden_act": "silu", "rms_norm_eps": 1e-5,
        "rope_theta": 500000.0, "rope_scaling": None, "pretraining_tp": 1, **fields})


def llama_dense(**fields):
    return llama_like("llama", "LlamaForCausalLM", **{"attention_bias": False, "mlp_bias": False, **fields})


@family()
def llama3():
    return llama_dense(tie_word_embeddings=True, rope_scaling={
        "rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
        "original_max_position_embeddings": 48})


@family()
def llama_linear():
    """Multi-head, context stretched evenly, heads wider than the embedding has room for."""
    return llama_dense(num_key_value_heads=6, head_dim=22, rope_theta=10000.0,
                       rope_scaling={"type": "linear", "factor": 4.0})


@family()
def llama_bias():
    return llama_dense(attention_bias=True, mlp_bias=True)


@family()
def mixtral():
    return llama_like("mixtral", "MixtralForCausalLM", num_local_experts=7, num_experts_per_tok=2,
                      rope_theta=1000000.0, sliding_window=None, output_router_logits=False,
                      router_aux_loss_coef=0.02)


@family()
def mistral_window():
    return llama_like("mistral", "MistralForCausalLM", rope_theta=10000.0, sliding_window=21)


PIXTRAL = {"model_type": "pixtral", "hidden_size": 16, "intermediate_size": 24, "num_hidden_layers": 1,
           "num_attention_heads": 2, "num_channels": 3, "image_size": 28, "patch_size": 14, "head_dim": 8,
           "hidden_act": "silu", "rope_theta": 10000.0, "attention_dropout": 0.0, "initializer_range": 0.02}


def mistral3_wrapper(text):
    return with_vision("mistral3", "Mistral3ForConditionalGeneration", text, PIXTRAL, image_token_index=1000,
                       multimodal_projector_bias=False, projector_hidden_act="gelu", spatial_merge_size=2,
                       vision_feature_layer=-1)


@family()
def mistral3():
    """Mistral Small 3: with vision tensors, which are left out."""
    return mistral3_wrapper(llama_like("mistral", "MistralForCausalLM", head_dim=18, rope_theta=1e9,
                                       sliding_window=None))


@family()
def ministral3():
    """Queries grow with the position; YaRN."""
    text = llama_like("ministral3", "Ministral3ForCausalLM", head_dim=18, sliding_window=None,
                      tie_word_embeddings=True, rope_parameters={
                          "type": "yarn", "rope_type": "yarn", "rope_theta": 1000000.0, "factor": 4.0,
                          "original_max_position_embeddings": 48, "max_position_embeddings": 512,
                          "beta_fast": 32.0, "beta_slow": 1.0, "mscale": 1.0, "mscale_all_dim": 1.0,
                          "llama_4_scaling_beta": 0.1})
    for old in ("rope_theta", "rope_scaling"):
        del text[old]
    return mistral3_wrapper(text)


def llama4_text(**fields):
    return llama_like("llama4_text", "Llama4ForCausalLM", **{
        "num_hidden_layers": 4, "intermediate_size": 44, "intermediate_size_mlp": 124, "num_local_experts": 7,
        "no_rope_layers": [1, 1, 1, 0], "attention_chunk_size": 24, "attn_temperature_tuning": True,
        "floor_scale": 16, "attn_scale": 0.1, "attention_bias": False, "output_router_logits": False,
        "router_aux_loss_coef": 0.001, "router_jitter_noise": 0.0, **fields})


@family()
def llama4():
    """As Scout: queries and keys normalized; here with experts on every other layer."""
    text = llama4_text(num_experts_per_tok=1, interleave_moe_layer_step=2, use_qk_norm=True, rope_scaling={
        "rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 2.0,
        "original_max_position_embeddings": 48})
    vision = {"model_type": "llama4_vision_model", "hidden_size": 16, "intermediate_size": 64,
              "num_hidden_layers": 1, "num_attention_heads": 2, "image_size": 28, "patch_size": 14,
              "vision_output_dim": 24, "projector_input_dim": 24, "projector_output_dim": 24}
    return with_vision("llama4", "Llama4ForConditionalGeneration", text, vision)


@family()
def llama4_maverick():
    """Files do not say whether queries and keys are normalized: with 128 experts they are not."""
    return llama4_text(num_experts_per_tok=1, interleave_moe_layer_step=2, use_qk_norm=False, num_local_experts=128,
                       intermediate_size=12)


# Gemma

def gemma(model_type, architecture, **fields):
    return model(model_type, architecture, **{
        "hidden_size": 84, "num_attention_heads": 6, "num_key_value_heads": 2, "head_dim": 20,
        "num_hidden_layers": 4, "intermediate_size": 124, "hidden_activation": "gelu_pytorch_tanh",
        "rms_norm_eps": 1e-6, "attention_bias": False, "tie_word_embeddings": True, "sliding_window": 21, **fields})


@family()
def gemma2():
    return gemma("gemma2", "Gemma2ForCausalLM", hidden_act="gelu_pytorch_tanh", query_pre_attn_scalar=14,
                 attn_logit_softcapping=5.0, final_logit_softcapping=9.0, rope_theta=10000.0, cache_implementation="hybrid")


def gemma3_text(**fields):
    return gemma("gemma3_text", "Gemma3ForCausalLM", query_pre_attn_scalar=14, sliding_window_pattern=3,
                 rope_theta=1000000.0, rope_local_base_freq=10000.0, attn_logit_softcapping=None,
                 final_logit_softcapping=None, **fields)


@family()
def gemma3():
    vision = {"model_type": "siglip_vision_model", "hidden_size": 16, "intermediate_size": 24,
              "num_hidden_layers": 1, "num_attention_heads": 2, "image_size": 28, "patch_size": 14}
    return with_vision("gemma3", "Gemma3ForConditionalGeneration",
                       gemma3_text(rope_scaling={"factor": 8.0, "rope_type": "linear"}), vision)


@family()
def gemma3_text_only():
    """As the 1B model: not stretched."""
    return gemma3_text(rope_scaling=None)


def gemma4_text(**fields):
    return gemma("gemma4_text", "Gemma4ForCausalLM", **{
        "global_head_dim": 32, "layer_types": ["sliding_attention", "sliding_attention", "full_attention"] * 2,
        "num_hidden_layers": 6, "num_kv_shared_layers": 0, "hidden_size_per_layer_input": 0,
        "vocab_size_per_layer_input": tiny_tokenizer.SIZE, "attention_k_eq_v": False,
        "num_global_key_value_heads": None, "use_double_wide_mlp": False, "enable_moe_block": False,
        "num_experts": None, "top_k_experts": None, "moe_intermediate_size": None,
        "use_bidirectional_attention": None, "final_logit_softcapping": 9.0, "rope_parameters": {
            "full_attention": {"partial_rotary_factor": 0.25, "rope_theta": 1000000.0, "rope_type": "proportional"},
            "sliding_attention": {"rope_theta": 10000.0, "rope_type": "default"}}, **fields})


@family()
def gemma4():
    """As the 31B model: on full-attention layers keys are values and there are fewer of them."""
    return gemma4_text(attention_k_eq_v=True, num_global_key_value_heads=1)


@family()
def gemma4_moe():
    text = gemma4_text(attention_k_eq_v=True, num_global_key_value_heads=1, enable_moe_block=True, num_experts=7,
                       top_k_experts=3, moe_intermediate_size=36)
    vision = {"model_type": "gemma4_vision", "hidden_size": 16, "intermediate_size": 24, "num_hidden_layers": 1,
              "num_attention_heads": 2, "num_key_value_heads": 2, "head_dim": 8, "global_head_dim": 8,
              "patch_size": 14, "position_embedding_size": 16, "pooling_kernel_size": 1}
    return with_vision("gemma4", "Gemma4ForConditionalGeneration", text, vision)


@family()
def gemma4_per_layer():
    """As the E2B model: embeddings for each layer, later layers use the keys and values of earlier ones."""
    return gemma4_text(hidden_size_per_layer_input=12, num_kv_shared_layers=3, use_double_wide_mlp=True)


# Others

@family()
def glm4moe():
    return model("glm4_moe", "Glm4MoeForCausalLM", hidden_size=84, num_attention_heads=6, num_key_value_heads=2,
                 head_dim=20, partial_rotary_factor=0.5, num_hidden_layers=3, intermediate_size=124,
                 moe_intermediate_size=36, n_routed_experts=11, n_shared_experts=1, num_experts_per_tok=3,
                 first_k_dense_replace=1, n_group=1, topk_group=1, routed_scaling_factor=2.5, norm_topk_prob=True,
                 attention_bias=True, use_qk_norm=True, hidden_act="silu", rms_norm_eps=1e-5, rope_theta=1000000,
                 rope_scaling=None, num_nextn_predict_layers=0)


@family()
def olmoe():
    return model("olmoe", "OlmoeForCausalLM", hidden_size=84, num_attention_heads=6, num_key_value_heads=6,
                 num_hidden_layers=3, intermediate_size=36, num_experts=11, num_experts_per_tok=3,
                 norm_topk_prob=False, clip_qkv=None, attention_bias=False, hidden_act="silu", rms_norm_eps=1e-5,
                 rope_theta=10000.0, rope_scaling=None, output_router_logits=False, router_aux_loss_coef=0.01)


@family()
def granitemoe():
    return model("granitemoe", "GraniteMoeForCausalLM", hidden_size=84, num_attention_heads=6,
                 num_key_value_heads=2, num_hidden_layers=3, intermediate_size=36, num_local_experts=11,
                 num_experts_per_tok=3, embedding_multiplier=3.0, logits_scaling=2.5, residual_multiplier=0.7,
                 attention_multiplier=0.11, attention_bias=False, hidden_act="silu", rms_norm_eps=1e-6,
                 rope_theta=10000, rope_scaling=None, tie_word_embeddings=True, output_router_logits=False,
                 router_aux_loss_coef=0.001)


@family()
def minimax_m2():
    return model("minimax_m2", "MiniMaxM2ForCausalLM", hidden_size=84, num_attention_heads=6, num_key_value_heads=2,
                 head_dim=20, rotary_dim=10, num_hidden_layers=3, intermediate_size=36, num_local_experts=11,
                 num_experts_per_tok=3, scoring_func="sigmoid", use_routing_bias=True, use_qk_norm=True,
                 qk_norm_type="per_layer", hidden_act="silu", rms_norm_eps=1e-6, rope_theta=5000000,
                 output_router_logits=False, router_aux_loss_coef=0.001, router_jitter_noise=0.0,
                 shared_intermediate_size=0, num_mtp_modules=0)


@family()
def lfm2moe():
    return model("lfm2_moe", "Lfm2MoeForCausalLM", hidden_size=84, num_attention_heads=6, num_key_value_heads=2,
                 num_hidden_layers=4, intermediate_size=124, moe_intermediate_size=36, num_experts=11,
                 num_experts_per_tok=3, num_dense_layers=1, norm_topk_prob=True, use_expert_bias=True,
                 routed_scaling_factor=1.5, conv_L_cache=3, conv_bias=False, norm_eps=1e-5, rope_theta=1000000.0,
                 layer_types=["conv", "conv", "full_attention", "conv"], tie_word_embeddings=True)


def phi(**fields):
    return model("phi3", "Phi3ForCausalLM", **{
        "hidden_size": 84, "num_attention_heads": 6, "num_key_value_heads": 2, "num_hidden_layers": 3,
        "intermediate_size": 124, "hidden_act": "silu", "rms_norm_eps": 1e-5, "attention_bias": False,
        "embd_pdrop": 0.0, "resid_pdrop": 0.0, "rope_theta": 10000.0, "sliding_window": None,
        "rope_scaling": None, "original_max_position_embeddings": 512, **fields})


@family()
def phi3():
    """As the models with a short context: a window."""
    return phi(sliding_window=21, num_key_value_heads=6)


@family()
def phi3_longrope():
    """As Phi-4-mini: a part of each head is rotated, by other factors beyond the original context."""
    return phi(hidden_size=96, partial_rotary_factor=0.75, original_max_position_embeddings=48,
               tie_word_embeddings=True, rope_scaling={
                   "type": "longrope", "short_factor": [1.0, 1.0, 1.1, 1.2, 1.3, 1.5],
                   "long_factor": [1.0, 1.2, 1.9, 2.8, 5.5, 9.5]})
