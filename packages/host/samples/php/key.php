<?php
// The keys by which the rooms know your people and patients. PHP 8.1 or later, no library.
declare(strict_types=1);

namespace Carethread;

/** Of a person by your own id; `$kind` is "staff", "portal" or "system". */
function personKey(string $idSecret, string $kind, string $id): string
{
    return keyOf($idSecret, ['person', $kind, $id]);
}

function patientKey(string $idSecret, string $id): string
{
    return keyOf($idSecret, ['patient', $id]);
}

/** @param list<string> $parts */
function keyOf(string $idSecret, array $parts): string
{
    // JSON as JavaScript writes it: slashes, and letters of any script, as they are.
    $flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS | JSON_THROW_ON_ERROR;
    // The secret is taken as the text that it is, not as the bytes that it stands for.
    $digest = hash_hmac('sha256', json_encode($parts, $flags), $idSecret, true);
    $bits = '';
    foreach (str_split(substr($digest, 0, 16)) as $byte) {
        $bits .= sprintf('%08b', ord($byte));
    }
    $key = '';
    foreach (str_split($bits, 5) as $five) {
        $key .= 'abcdefghijklmnopqrstuvwxyz234567'[bindec(str_pad($five, 5, '0'))];
    }
    return $key;
}
