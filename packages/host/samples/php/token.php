<?php
// A token for a person whom you have signed in. Needs `firebase/php-jwt` 6 or later, and `key.php`.
declare(strict_types=1);

namespace Carethread;

use Firebase\JWT\JWT;

/**
 * `$credentials` is the file of `carethread-keys --format pem`, read as JSON; `$kind` is "staff" or "portal", `$id` your
 * own id of the person, `$session` that of their session with you. `$lifetime` is in seconds, 900 at most.
 */
function mintToken(
    array $credentials,
    string $kind,
    string $id,
    string $name,
    string $session,
    int $lifetime = 600,
    ?int $now = null,
): string {
    $issued = $now ?? time();
    $claims = [
        'iss' => $credentials['issuer'],
        'aud' => $credentials['audience'],
        'sub' => $id,
        'iat' => $issued,
        'exp' => $issued + $lifetime,
        'practice' => $credentials['practice'],
        'kind' => $kind,
        'name' => $name,
        'key' => personKey($credentials['idSecret'], $kind, $id),
        'sid' => $session,
    ];
    return JWT::encode($claims, $credentials['people']['key'], 'ES256', $credentials['people']['kid']);
}
