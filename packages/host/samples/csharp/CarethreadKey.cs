using System.Security.Cryptography;
using System.Text;

namespace Carethread;

/// <summary>The keys by which the rooms know your people and patients. .NET 6 or later, no package.</summary>
public static class CarethreadKey
{
    /// <summary>Of a person by your own id; <paramref name="kind"/> is "staff", "portal" or "system".</summary>
    public static string Person(string idSecret, string kind, string id) => Key(idSecret, "person", kind, id);

    public static string Patient(string idSecret, string id) => Key(idSecret, "patient", id);

    private static string Key(string idSecret, params string[] parts)
    {
        var text = "[" + string.Join(",", parts.Select(Quoted)) + "]";
        // The secret is taken as the text that it is, not as the bytes that it stands for.
        var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(idSecret), Encoding.UTF8.GetBytes(text));
        return Base32(digest.AsSpan(0, 16));
    }

    /// <summary>JSON as JavaScript writes it, letter by letter: JsonSerializer escapes more, and the key would be another one.</summary>
    private static string Quoted(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var c in text)
        {
            result.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }
        return result.Append('"').ToString();
    }

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        const string letters = "abcdefghijklmnopqrstuvwxyz234567";
        var result = new StringBuilder();
        int buffer = 0, bits = 0;
        foreach (var one in bytes)
        {
            buffer = ((buffer << 8) | one) & 0xffff;
            for (bits += 8; bits >= 5; bits -= 5) result.Append(letters[(buffer >> (bits - 5)) & 31]);
        }
        if (bits > 0) result.Append(letters[(buffer << (5 - bits)) & 31]);
        return result.ToString();
    }
}
