import fc from "fast-check";

/** Names as nobody should write them, and as people do. */
export const strangeText = fc.oneof(
  fc.constantFrom(
    "ticket-summaries",
    "要約チケット日本語の長い名前",
    "👩‍👩‍👧‍👦 家族 🇩🇪 🚀🚀🚀",
    "🪐🫠🧌 newer than the width table",
    "x".repeat(300),
    "a\tb\nc\r\n",
    "\u001b[31mred\u001b[0m",
    "\u001b[31mred\u001b[0m \u0007\u009b2J",
    "e\u0301\u0301 é",
    "\u202eright to left",
    "a|b `code` <script>alert(1)</script> [link](javascript:alert(1))",
    "# heading\n- item\n```",
    "</details> &lt; https://example.com me@example.com",
    "",
    " ",
  ),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 40 }),
);
