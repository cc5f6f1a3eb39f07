# SPDX-License-Identifier: GPL-3.0-or-later
"""Inputs of golden.py: prompts, conversations for the templates, texts for the tokenizers."""


def chat(*turns, system=None):
    """user, assistant, user, … -> messages."""
    messages = [{"role": "system", "content": system}] if system else []
    roles = ("user", "assistant")
    return messages + [{"role": roles[i % 2], "content": turn} for i, turn in enumerate(turns)]


LONG = chat(
    "Hello!",
    "Hello! I am the Conclave starter model. Ask me about the app, about terms such as "
    "quantization, or a small sum.",
    "How do I export a conversation?",
    "Open the menu in the conversation's header, choose **Export** and pick Markdown or JSON. "
    "On the command line it is:\n\n```\nconclave-cli export --conversation ID --format md --out FILE\n```",
    "And what is a mixture of experts?",
    "A mixture of experts splits the feed-forward part of a model into many small networks, the "
    "experts. A router picks a few of them for every token, so only a small part of the weights works.",
    "What does the router do?",
    "The router scores all experts for a token and sends the token to the best few. Their outputs are "
    "added up with the scores as weights.",
    "Does anything leave my computer?",
    "No. Models run on your own computer and conversations stay in a file in your data folder.",
    "Where are my chats stored?",
    "In a SQLite file in your data folder, `~/.local/share/conclave`. It is never stored beside the models.",
    "What is the KV cache?",
    "The KV cache keeps the keys and values of all tokens read so far, so the model need not compute "
    "them again for each new token. It grows with the length of the conversation.",
    "Thanks! How do I start a new conversation?",
)

# (name, messages, store only the last row of logits)
PROMPTS = [
    ("hello", chat("Hello!"), False),
    ("export", chat("How do I export a conversation?"), False),
    ("sum", chat("What is 47 + 38?"), False),
    ("system", chat("What is temperature?", system="You are a helpful assistant."), False),
    ("two turns", chat("Who are you?", "I am a small starter model.", "Thank you!"), False),
    ("long", LONG, True),
]

CONVERSATIONS = [
    chat("Hi"),
    chat("Hi", system="Answer in one sentence."),
    chat("Hi", "Hello!", "What is GGUF?", "A file format.", "Thanks"),
    chat("What is 2 + 2?", "<think>\n2 + 2 = 4\n</think>\n\n4.", "And 3 + 3?"),
    chat("  spaces and\n\nlines  ", "  trimmed  ", "ok", system="Line one.\nLine two."),
    chat("Äpfel, 苹果 and 🍎?", "Yes.\n\n```cpp\nint x = 1;\n```", "{{ not a template }} {% raw %}"),
]

PARSED_TEXTS = [
    "{0}Hello{1}",
    "{1} spaces around {2} ",
    "{2}\n\n{1}user\ntext{2}",
]

PLAIN_TEXTS = [
    "", " ", "  ", "   ", "\t", "\n", "\n\n", "\r\n", " \n ", "a", " a", "a ", "  a  b   c ",
    "Hello", "hello", "HELLO", "Hello, world!", " Hello, world! ", "How do I export a conversation?",
    "how do i export a conversation", "HOW DO I EXPORT A CONVERSATION?!",
    "What is a mixture of experts?", "Temperature, top-k, top-p and min-p.",
    "Q8_0 and Q4_K are quantization types.", "Open a .gguf file: ~/models/Qwen3-30B-A3B.gguf",
    "conclave-cli export --conversation ID --format md --out FILE", "It's, I'm, don't, we'll, DON'T, you've",
    "The quick brown fox jumps over the lazy dog.", "unbelievably antidisestablishmentarianism", "xqzjvk",
    "0", "7", "42", "100", "2026", "3.14159", "1,000,000", "1/2", "47 + 38 = 85", "12*12=144", "-5 - -7",
    "0x1F 0b1010", "１２３", "٣٤٥", "½ ² ³",
    "Äpfel, Öl und Übergröße", "Straße", "naïve café", "Žluťoučký kůň", "İstanbul", "Ångström", "n\u0303 e\u0301",
    "Привет, мир!", "Γειά σου Κόσμε", "שלום עולם", "مرحبا بالعالم", "नमस्ते दुनिया", "สวัสดีชาวโลก",
    "你好，世界", "こんにちは世界", "안녕하세요 세계", "中英mixed文本text", "𠮷野家",
    "🙂", "👍🏽", "👨‍👩‍👧‍👦", "🇩🇪", "Hi 👋 there 🎉!", "a🙂b", "★ ☆ → ← ∑ √ ∞ ≈", "“quotes” ‘single’ – — …",
    "a\u00a0b", "zero\u200bwidth", "\ufeffbom", "tab\tseparated\tvalues", "line one\nline two\r\nline three\n",
    "trailing spaces   \n   leading spaces", "\n\n\nthree lines", "   \n\t\n ",
    "int main() { return 0; }", "for (int i = 0; i < 10; ++i) {\n    sum += a[i];\n}", "def f(x):\n\treturn x ** 2\n",
    "SELECT * FROM messages WHERE id = 1;", "{\"key\": [1, 2, null], \"b\": true}", "<a href=\"x\">y</a>",
    "https://example.org/a?b=c&d=e#f", "user@example.org", "C:\\Users\\name\\file.txt", "snake_case camelCase kebab-case",
    "!!!???...", "((([[[{{{}}}]]])))", "=====-----_____", "@#$%^&*", "a.b,c;d:e", "--flag=value",
    "# Heading\n\n- item one\n- item two\n\n**bold** `code`", "| a | b |\n|---|---|\n| 1 | 2 |",
    "```cpp\nint x = 1;\n```", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "abcabcabcabcabcabc", "        eight spaces",
    "<|im_start|>user", "<|im_end|>", "<|endoftext|>", "<｜User｜>", "<｜end▁of▁sentence｜>", "<think>hm</think>",
    "<think", "</s><s><unk>", "<0x0A>", "word▁word",
]
