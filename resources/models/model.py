# SPDX-License-Identifier: GPL-3.0-or-later
"""The two starter architectures in PyTorch, in the layout of their GGUF files.

Every parameter is named and shaped as the GGUF tensor that it becomes (numpy order, so the GGUF
`ne` list reads backwards): `state_dict()` and the file hold the same names, and no permutation,
split or transposition stands between them. Shapes in the comments: B sequences, T tokens, D model
width, H heads, E experts, F expert width, N = B*T.

Papers
  DeepSeek-V2 (arXiv 2405.04434)  multi-head latent attention, shared experts
  DeepSeek-V3 (arXiv 2412.19437)  sigmoid routing, balance by a selection bias instead of a loss
  Qwen3 (arXiv 2505.09388)        grouped-query attention with a norm per head of Q and K
  RoFormer (arXiv 2104.09864)     rotary positions
  Switch (arXiv 2101.03961)       the balance loss of the Qwen-style router
"""

from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass
class Config:
    """Hyper-parameters of one model. Widths are multiples of 32, the Q8_0 block."""

    arch: str  # "deepseek2" or "qwen3moe"
    vocab: int = 2560
    d_model: int = 256
    layers: int = 5
    heads: int = 4
    experts: int = 16
    experts_used: int = 2
    expert_ff: int = 128
    context: int = 1024
    rope_base: float = 10000.0
    norm_eps: float = 1e-6
    # deepseek2
    dense_layers: int = 1
    dense_ff: int = 512
    shared_experts: int = 1
    q_lora: int = 128
    kv_lora: int = 96
    nope: int = 32
    rope: int = 32
    v_head: int = 64
    weights_scale: float = 1.5
    # qwen3moe
    kv_heads: int = 2
    head_dim: int = 64
    tied: bool = True

    def to_dict(self):
        return asdict(self)


PRESETS = {
    "deepseek2": Config("deepseek2", tied=False),
    "qwen3moe": Config("qwen3moe"),
}


class RMSNorm(nn.Module):
    """x / rms(x) * weight over the last dimension, in float32 (arXiv 1910.07467)."""

    def __init__(self, width, eps):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.eps = eps

    def forward(self, x):
        return F.rms_norm(x.float(), (x.shape[-1],), self.weight, self.eps)


class Matrix(nn.Module):
    """A bare weight: [out, in], or a stack of matrices [count, out, in]."""

    def __init__(self, *shape, scale=1.0):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(*shape) * (scale * 0.7 * shape[-1] ** -0.5))

    def forward(self, x):
        return F.linear(x, self.weight)


def rope_tables(length, width, base, device=None):
    """cos and sin of every position and pair: two [length, width / 2] tables."""
    freq = base ** (-torch.arange(0, width, 2, dtype=torch.float64, device=device) / width)
    angle = torch.arange(length, dtype=torch.float64, device=device)[:, None] * freq
    return angle.cos().float(), angle.sin().float()


def rope_pairs(x, cos, sin):
    """DeepSeek's layout: columns (2i, 2i+1) form pair i. x [B, T, heads, width]."""
    a, b = x[..., 0::2].float(), x[..., 1::2].float()
    cos, sin = cos[:, None, :], sin[:, None, :]
    return torch.stack((a * cos - b * sin, a * sin + b * cos), dim=-1).flatten(-2)


def rope_halves(x, cos, sin):
    """Qwen's layout ("neox"): columns (i, i + width/2) form pair i. x [B, T, heads, width]."""
    a, b = x.float().chunk(2, dim=-1)
    cos, sin = cos[:, None, :], sin[:, None, :]
    return torch.cat((a * cos - b * sin, a * sin + b * cos), dim=-1)


def attend(q, k, v):
    """Causal attention, scaled by 1/sqrt(width of q). All [B, T, heads, width]; returns q's shape."""
    q, k, v = (t.transpose(1, 2) for t in (q, k, v))
    length = q.shape[2]
    future = torch.ones(length, length, dtype=torch.bool).triu(1)
    scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2)
    return (scores.float().masked_fill_(future, float("-inf")).softmax(-1) @ v).transpose(1, 2)


class LatentAttention(nn.Module):
    """Multi-head latent attention with low-rank queries and keys/values (DeepSeek-V2, 2.1).

    Only the latent row [kv_lora] and one rope key [rope] per token would need caching; here they
    are expanded per head, which gives the same numbers as the absorbed form.
    """

    def __init__(self, c: Config):
        super().__init__()
        self.c = c
        self.attn_q_a = Matrix(c.q_lora, c.d_model)
        self.attn_q_a_norm = RMSNorm(c.q_lora, c.norm_eps)
        self.attn_q_b = Matrix(c.heads * (c.nope + c.rope), c.q_lora)  # per head: nope, then rope
        self.attn_kv_a_mqa = Matrix(c.kv_lora + c.rope, c.d_model)  # latent, then the rope key
        self.attn_kv_a_norm = RMSNorm(c.kv_lora, c.norm_eps)
        self.attn_k_b = Matrix(c.heads, c.kv_lora, c.nope)  # transposed: q_nope @ k_b^T is absorbed
        self.attn_v_b = Matrix(c.heads, c.v_head, c.kv_lora)
        self.attn_output = Matrix(c.d_model, c.heads * c.v_head, scale=(2 * c.layers) ** -0.5)

    def forward(self, x, cos, sin):
        c = self.c
        batch, length, _ = x.shape
        q = self.attn_q_b(self.attn_q_a_norm(self.attn_q_a(x)))
        q = q.view(batch, length, c.heads, c.nope + c.rope)
        q_nope, q_rope = q.split((c.nope, c.rope), dim=-1)
        latent, k_rope = self.attn_kv_a_mqa(x).split((c.kv_lora, c.rope), dim=-1)
        latent = self.attn_kv_a_norm(latent)  # [B, T, kv_lora]
        k_b = self.attn_k_b.weight.transpose(1, 2).reshape(c.heads * c.nope, c.kv_lora)
        v_b = self.attn_v_b.weight.reshape(c.heads * c.v_head, c.kv_lora)
        k_nope = F.linear(latent, k_b).view(batch, length, c.heads, c.nope)
        v = F.linear(latent, v_b).view(batch, length, c.heads, c.v_head)
        k_rope = rope_pairs(k_rope[:, :, None, :], cos, sin).expand(-1, -1, c.heads, -1)
        q = torch.cat((q_nope.float(), rope_pairs(q_rope, cos, sin)), dim=-1)
        k = torch.cat((k_nope.float(), k_rope), dim=-1)
        return self.attn_output(attend(q, k, v).reshape(batch, length, -1))


class GroupedAttention(nn.Module):
    """Grouped-query attention; Q and K are normed per head before the rotation (Qwen3, 2)."""

    def __init__(self, c: Config):
        super().__init__()
        self.c = c
        self.attn_q = Matrix(c.heads * c.head_dim, c.d_model)
        self.attn_k = Matrix(c.kv_heads * c.head_dim, c.d_model)
        self.attn_v = Matrix(c.kv_heads * c.head_dim, c.d_model)
        self.attn_q_norm = RMSNorm(c.head_dim, c.norm_eps)
        self.attn_k_norm = RMSNorm(c.head_dim, c.norm_eps)
        self.attn_output = Matrix(c.d_model, c.heads * c.head_dim, scale=(2 * c.layers) ** -0.5)

    def forward(self, x, cos, sin):
        c = self.c
        batch, length, _ = x.shape
        q = self.attn_q(x).view(batch, length, c.heads, c.head_dim)
        k = self.attn_k(x).view(batch, length, c.kv_heads, c.head_dim)
        v = self.attn_v(x).view(batch, length, c.kv_heads, c.head_dim)
        q = rope_halves(self.attn_q_norm(q), cos, sin)
        k = rope_halves(self.attn_k_norm(k), cos, sin)
        group = c.heads // c.kv_heads  # head h reads key/value head h // group
        k, v = (t.repeat_interleave(group, dim=2) for t in (k, v))
        return self.attn_output(attend(q, k, v).reshape(batch, length, -1))


class DenseFeedForward(nn.Module):
    """SwiGLU: down(silu(gate(x)) * up(x)) (arXiv 2002.05202)."""

    def __init__(self, c: Config):
        super().__init__()
        self.ffn_gate = Matrix(c.dense_ff, c.d_model)
        self.ffn_up = Matrix(c.dense_ff, c.d_model)
        self.ffn_down = Matrix(c.d_model, c.dense_ff, scale=(2 * c.layers) ** -0.5)

    def forward(self, x):
        return self.ffn_down(F.silu(self.ffn_gate(x)) * self.ffn_up(x))


class ExpertFeedForward(nn.Module):
    """Routed experts, for deepseek2 beside shared ones that see every token (DeepSeek-V3, 2.1.2).

    deepseek2: score = sigmoid(logit); the bias `exp_probs_b` only takes part in choosing; the
               chosen scores are divided by their sum and multiplied with `weights_scale`.
    qwen3moe:  score = softmax(logits); the chosen scores are divided by their sum.
    After a forward pass `load` holds the tokens per expert [E] and `balance` the Switch loss.
    """

    def __init__(self, c: Config):
        super().__init__()
        self.c = c
        down = (2 * c.layers) ** -0.5
        self.ffn_gate_inp = Matrix(c.experts, c.d_model)
        self.ffn_gate_exps = Matrix(c.experts, c.expert_ff, c.d_model)
        self.ffn_up_exps = Matrix(c.experts, c.expert_ff, c.d_model)
        self.ffn_down_exps = Matrix(c.experts, c.d_model, c.expert_ff, scale=down)
        self.deepseek = c.arch == "deepseek2"
        if self.deepseek:
            self.exp_probs_b = nn.Module()
            self.exp_probs_b.register_buffer("bias", torch.zeros(c.experts))
            width = c.expert_ff * c.shared_experts
            self.ffn_gate_shexp = Matrix(width, c.d_model)
            self.ffn_up_shexp = Matrix(width, c.d_model)
            self.ffn_down_shexp = Matrix(c.d_model, width, scale=down)
        self.load = self.balance = None

    def route(self, x):
        """x [N, D] -> weights [N, used] and expert numbers [N, used], in float32."""
        c = self.c
        with torch.autocast("cpu", enabled=False):
            logits = F.linear(x.float(), self.ffn_gate_inp.weight)
        if self.deepseek:
            scores = logits.sigmoid()
            chosen = (scores.detach() + self.exp_probs_b.bias).topk(c.experts_used).indices
        else:
            scores = logits.softmax(-1)
            chosen = scores.detach().topk(c.experts_used).indices
        weights = scores.gather(-1, chosen)
        weights = weights / weights.sum(-1, keepdim=True)
        self.load = torch.bincount(chosen.flatten(), minlength=c.experts)
        if self.deepseek:
            weights = weights * c.weights_scale
        else:
            share = self.load / chosen.numel()
            self.balance = c.experts * (share * scores.mean(0)).sum()
        return weights, chosen

    def forward(self, x):
        shape, x = x.shape, x.flatten(0, -2)
        weights, chosen = self.route(x)
        order = chosen.flatten().argsort(stable=True)  # slots grouped by expert
        rows = order // self.c.experts_used  # the token behind each slot
        parts = x[rows].split(self.load.tolist())
        stacks = (m.weight.unbind(0) for m in (self.ffn_gate_exps, self.ffn_up_exps, self.ffn_down_exps))
        outs = [
            F.linear(F.silu(F.linear(part, gate)) * F.linear(part, up), down)
            for part, gate, up, down in zip(parts, *stacks)
            if len(part)
        ]
        out = torch.cat(outs).float() * weights.flatten()[order, None]
        out = torch.zeros(x.shape, dtype=out.dtype).index_add_(0, rows, out)
        if self.deepseek:
            out = out + self.ffn_down_shexp(F.silu(self.ffn_gate_shexp(x)) * self.ffn_up_shexp(x))
        return out.view(shape)


class Block(nn.Module):
    """x += attention(norm(x)); x += feed_forward(norm(x))."""

    def __init__(self, c: Config, index):
        super().__init__()
        deepseek = c.arch == "deepseek2"
        self.attn_norm = RMSNorm(c.d_model, c.norm_eps)
        self.attn = LatentAttention(c) if deepseek else GroupedAttention(c)
        self.ffn_norm = RMSNorm(c.d_model, c.norm_eps)
        self.ffn = DenseFeedForward(c) if deepseek and index < c.dense_layers else ExpertFeedForward(c)

    def forward(self, x, cos, sin, dropout):
        x = x + F.dropout(self.attn(self.attn_norm(x), cos, sin).float(), dropout, self.training)
        return x + F.dropout(self.ffn(self.ffn_norm(x)).float(), dropout, self.training)


class StarterModel(nn.Module):
    """Token ids [B, T] -> logits [B, T, vocab], or [rows, vocab] where `keep` [B, T] is true."""

    def __init__(self, c: Config, dropout=0.0):
        super().__init__()
        self.c, self.dropout = c, dropout
        self.token_embd = nn.Embedding(c.vocab, c.d_model)
        nn.init.normal_(self.token_embd.weight, std=0.05)
        self.blk = nn.ModuleList(Block(c, i) for i in range(c.layers))
        self.output_norm = RMSNorm(c.d_model, c.norm_eps)
        self.output = None if c.tied else Matrix(c.vocab, c.d_model)

    def forward(self, ids, keep=None):
        c = self.c
        x = F.dropout(self.token_embd(ids), self.dropout, self.training)
        width = c.rope if c.arch == "deepseek2" else c.head_dim
        cos, sin = rope_tables(ids.shape[1], width, c.rope_base)
        for block in self.blk:
            x = block(x, cos, sin, self.dropout)
        if keep is not None:
            x = x[keep]
        x = self.output_norm(x)
        return F.linear(x, self.token_embd.weight if c.tied else self.output.weight).float()

    def expert_layers(self):
        return [b.ffn for b in self.blk if isinstance(b.ffn, ExpertFeedForward)]

    def gguf_tensors(self):
        """{GGUF name: tensor} of everything the file holds."""
        return {
            name.replace(".attn.", ".").replace(".ffn.", "."): tensor
            for name, tensor in self.state_dict().items()
        }

    def load_gguf_tensors(self, tensors):
        """The inverse: copies {GGUF name: tensor} in; a missing or extra name is an error."""
        own = self.gguf_tensors()
        if own.keys() != tensors.keys():
            raise ValueError(f"tensor names differ: {sorted(own.keys() ^ tensors.keys())}")
        with torch.no_grad():
            for name, tensor in own.items():
                tensor.copy_(tensors[name])

    def update_expert_bias(self, step):
        """Balance without a loss: the bias of busy experts sinks, that of idle ones rises."""
        for layer in self.expert_layers():
            if layer.deepseek:
                load = layer.load.float()
                layer.exp_probs_b.bias += step * torch.sign(load.mean() - load)


def count_parameters(c: Config):
    """(all, active per token) numbers of parameters; a tied table counts once."""
    model = StarterModel(c)
    total = active = 0
    for name, tensor in model.gguf_tensors().items():
        total += tensor.numel()
        part = c.experts_used / c.experts if "_exps." in name else 1
        if name != "token_embd.weight" or c.tied:
            active += int(tensor.numel() * part)
    return total, active


@torch.no_grad()
def generate(model, prompts, stop, limit=200):
    """Greedy continuations of several prompts (lists of ids) side by side, without a cache; each
    ends before an id in `stop`. Padding stands at the end, where causal attention never looks."""
    outs = [[] for _ in prompts]
    running = list(range(len(prompts)))
    while running:
        rows = [prompts[i] + outs[i] for i in running]
        ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
        keep = torch.zeros(ids.shape, dtype=torch.bool)
        for row, tokens in enumerate(rows):
            ids[row, : len(tokens)] = torch.tensor(tokens)
            keep[row, len(tokens) - 1] = True
        still = []
        for i, token in zip(running, model(ids, keep).argmax(-1).tolist()):
            if token not in stop:
                outs[i].append(token)
                if len(outs[i]) < limit and len(prompts[i]) + len(outs[i]) < model.c.context:
                    still.append(i)
        running = still
    return outs
