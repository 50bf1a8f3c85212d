using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Carethread;

/// <summary>
/// Tokens for people whom you have signed in. .NET 6 or later, with the package Microsoft.IdentityModel.JsonWebTokens. What
/// it is made with stands in the file of <c>carethread-keys --format pem</c>, the key in its field <c>people</c>.
/// </summary>
public sealed class CarethreadToken
{
    private readonly string practice, issuer, audience, idSecret;
    private readonly SigningCredentials signing;
    // Only the claims that stand below: no `nbf`.
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    public CarethreadToken(string practice, string issuer, string audience, string idSecret, string kid, string pem)
    {
        (this.practice, this.issuer, this.audience, this.idSecret) = (practice, issuer, audience, idSecret);
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        signing = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = kid }, SecurityAlgorithms.EcdsaSha256);
    }

    /// <summary>
    /// <paramref name="kind"/> is "staff" or "portal", <paramref name="id"/> your own id of the person,
    /// <paramref name="session"/> that of their session with you; <paramref name="lifetime"/> is in seconds, 900 at most.
    /// </summary>
    public string Mint(string kind, string id, string name, string session, int lifetime = 600, DateTimeOffset? now = null)
    {
        var issued = (now ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = issuer,
            ["aud"] = audience,
            ["sub"] = id,
            ["iat"] = issued,
            ["exp"] = issued + lifetime,
            ["practice"] = practice,
            ["kind"] = kind,
            ["name"] = name,
            ["key"] = CarethreadKey.Person(idSecret, kind, id),
            ["sid"] = session,
        };
        return handler.CreateToken(JsonSerializer.Serialize(claims), signing);
    }
}
