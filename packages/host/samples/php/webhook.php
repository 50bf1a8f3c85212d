<?php
// Checks that a webhook comes from the rooms. PHP 8.1 or later, no library.
declare(strict_types=1);

namespace Carethread;

/** `status` is what to answer: after 400 it never comes again; after 503 it does, when you have mended it. */
final class WebhookRefused extends \RuntimeException
{
    public readonly int $status;

    public function __construct(public readonly string $reason)
    {
        parent::__construct($reason);
        $this->status = $reason === 'bad-webhook' ? 400 : 503;
    }
}

/**
 * Gives the webhook. `$secrets` has the `hookSecret` of your credentials, and while you replace it both. `$headers` has
 * the names in lower case, `$body` is `file_get_contents('php://input')`: the bytes that came, before anything parsed them.
 *
 * @param list<string> $secrets
 * @param array<string, string> $headers
 */
function verifyWebhook(array $secrets, array $headers, string $body, int $tolerance = 300, ?int $now = null): array
{
    $id = $headers['webhook-id'] ?? '';
    $timestamp = $headers['webhook-timestamp'] ?? '';
    preg_match_all('~v1,[A-Za-z0-9+/]+=*~', $headers['webhook-signature'] ?? '', $found);
    if ($id === '' || $found[0] === [] || !preg_match('/^[0-9]{1,12}$/D', $timestamp)) {
        throw new WebhookRefused('bad-webhook');
    }
    $isSigned = false;
    foreach ($secrets as $secret) {
        $key = base64_decode(substr(trim($secret), strlen('whsec_')));
        $known = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
        foreach ($found[0] as $given) {
            $isSigned = hash_equals($known, $given) || $isSigned;
        }
    }
    if (!$isSigned) {
        throw new WebhookRefused('bad-signature');
    }
    // One that somebody recorded is of no use later.
    if (abs(($now ?? time()) - (int) $timestamp) > $tolerance) {
        throw new WebhookRefused('too-old');
    }
    return json_decode($body, true, flags: JSON_THROW_ON_ERROR);
}
