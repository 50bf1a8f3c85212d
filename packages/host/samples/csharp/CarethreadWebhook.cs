using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Carethread;

/// <summary>After status 400 it never comes again; after 503 it does, when you have mended it.</summary>
public sealed class WebhookRefused : Exception
{
    public WebhookRefused(string code) : base(code) => Code = code;
    public string Code { get; }
    public int Status => Code == "bad-webhook" ? 400 : 503;
}

/// <summary>Checks that a webhook comes from the rooms. .NET 6 or later, no package.</summary>
public static class CarethreadWebhook
{
    /// <summary>
    /// Gives the webhook. <paramref name="secrets"/> has the <c>hookSecret</c> of your credentials, and while you replace it
    /// both. A header that is missing is null or empty. <paramref name="body"/> must be the bytes that came.
    /// </summary>
    public static JsonDocument Verify(
        IReadOnlyList<string> secrets, string? id, string? timestamp, string? signature, byte[] body,
        TimeSpan? tolerance = null, DateTimeOffset? now = null)
    {
        var given = Regex.Matches(signature ?? "", "v1,[A-Za-z0-9+/]+=*").Select(match => match.Value).ToList();
        if (string.IsNullOrEmpty(id) || given.Count == 0 || !Regex.IsMatch(timestamp ?? "", @"\A[0-9]{1,12}\z"))
            throw new WebhookRefused("bad-webhook");
        var signed = Encoding.UTF8.GetBytes($"{id}.{timestamp}.").Concat(body).ToArray();
        var isSigned = false;
        foreach (var secret in secrets)
        {
            var known = Encoding.ASCII.GetBytes(SignatureOf(secret, signed));
            // Takes as long whether the first letter is wrong or the last.
            foreach (var one in given)
                isSigned |= CryptographicOperations.FixedTimeEquals(known, Encoding.ASCII.GetBytes(one));
        }
        if (!isSigned) throw new WebhookRefused("bad-signature");
        // One that somebody recorded is of no use later.
        var apart = (now ?? DateTimeOffset.UtcNow) - DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp!));
        if (apart.Duration() > (tolerance ?? TimeSpan.FromMinutes(5))) throw new WebhookRefused("too-old");
        return JsonDocument.Parse(body);
    }

    private static string SignatureOf(string secret, byte[] signed)
    {
        var text = secret.Trim().Substring("whsec_".Length).TrimEnd('=');
        // .NET reads no base64 whose padding is missing.
        var key = Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }
}
