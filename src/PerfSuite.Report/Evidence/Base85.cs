namespace PerfSuite.Report.Evidence;

/// <summary>
/// Bytes as text with 25 % on top, where base64 adds 33 %: four bytes are five digits to base 85, the last group is shorter.
/// The digits are the characters from # to x without &lt;, so that no tag can end or begin within them.
/// </summary>
internal static class Base85
{
    private const int First = '#';
    private const int Skipped = '<';
    private const int Digits = 85;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        char[] text = new char[(bytes.Length / 4 * 5) + (bytes.Length % 4 is > 0 and var rest ? rest + 1 : 0)];
        int at = 0;
        for (int i = 0; i < bytes.Length; i += 4)
        {
            int count = Math.Min(4, bytes.Length - i);
            uint group = 0;
            for (int k = 0; k < 4; k++)
                group = (group << 8) | (k < count ? bytes[i + k] : 0u);
            for (int k = 4; k >= 0; k--, group /= Digits)
                if (k <= count)
                    text[at + k] = Character((int)(group % Digits));
            at += count + 1;
        }

        return new string(text);
    }

    /// <exception cref="InvalidDataException">The text holds other characters, or ends in the middle.</exception>
    public static byte[] Decode(ReadOnlySpan<char> text)
    {
        if (text.Length % 5 == 1)
            throw new InvalidDataException($"its {text.Length} characters end in the middle of a group.");
        byte[] bytes = new byte[(text.Length / 5 * 4) + Math.Max(0, (text.Length % 5) - 1)];
        for (int i = 0, at = 0; i < text.Length; i += 5)
        {
            int count = Math.Min(5, text.Length - i);
            ulong group = 0;
            for (int k = 0; k < 5; k++)
                group = (group * Digits) + (k < count ? (uint)Digit(text[i + k]) : Digits - 1);
            for (int k = 0; k < count - 1; k++)
                bytes[at++] = (byte)(group >> (24 - (8 * k)));
        }

        return bytes;
    }

    private static char Character(int digit) => (char)(digit + First + (digit + First >= Skipped ? 1 : 0));

    private static int Digit(char character)
    {
        int digit = character - First - (character > Skipped ? 1 : 0);
        return digit is >= 0 and < Digits && character != Skipped ? digit
            : throw new InvalidDataException($"the character U+{(int)character:X4} cannot stand in it.");
    }
}
