<?php
// Asks the PHP samples: a question a line in, an answer a line out; each field is base64.
declare(strict_types=1);

namespace Carethread;

foreach (['key', 'token', 'webhook'] as $name) {
    require "$argv[1]/$name.php";
}
if (is_file("$argv[1]/vendor/autoload.php")) {
    require "$argv[1]/vendor/autoload.php";
}

function answer(string $what, array $fields): string
{
    switch ($what) {
        case 'key':
            [$secret, $of] = $fields;
            return $of === 'patient' ? patientKey($secret, $fields[2]) : personKey($secret, $fields[2], $fields[3]);
        case 'token':
            if (!class_exists(\Firebase\JWT\JWT::class)) {
                return 'missing firebase/php-jwt';
            }
            [$practice, $issuer, $audience, $secret, $kid, $pem, $kind, $id, $name, $session, $now] = $fields;
            $credentials = ['practice' => $practice, 'issuer' => $issuer, 'audience' => $audience];
            $credentials += ['idSecret' => $secret, 'people' => ['key' => $pem, 'kid' => $kid]];
            return mintToken($credentials, $kind, $id, $name, $session, now: (int) $now);
        default:
            [$secrets, $id, $timestamp, $signature, $body, $now] = $fields;
            $headers = ['webhook-id' => $id, 'webhook-timestamp' => $timestamp, 'webhook-signature' => $signature];
            try {
                $told = verifyWebhook(explode("\n", $secrets), $headers, $body, now: (int) $now);
                return $told === json_decode($body, true) ? 'ok' : 'another body';
            } catch (WebhookRefused $refused) {
                return "$refused->reason $refused->status";
            }
    }
}

while (($line = fgets(STDIN)) !== false) {
    $fields = explode(' ', rtrim($line, "\n"));
    $what = array_shift($fields);
    echo answer($what, array_map('base64_decode', $fields)), "\n";
}
