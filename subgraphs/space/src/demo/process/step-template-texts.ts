/** One version of a step template of the Space, as its file would have it. */
export type TemplateText = {
  daysAgo: number
  parameters: readonly { name: string; label: string; help: string; usual: string | null; control?: string }[]
  script: string
}

/** The step templates that a Space has made for itself, each with its versions, the oldest first. */
export type TemplateTexts = { name: string; description: string; category: string; versions: readonly TemplateText[] }

const CONNECTION = {
  name: 'Migrations.Connection',
  label: 'Connection',
  help: 'The connection string of the database.',
  usual: '#{Database.ConnectionString}',
} as const
const TIMEOUT = {
  name: 'Migrations.LockTimeout',
  label: 'Lock timeout',
  help: 'Seconds to wait for a lock before giving up.',
  usual: '30',
} as const
const ADDRESS = { name: 'Smoke.Url', label: 'Address', help: 'What is asked.', usual: null } as const
const RETRIES = {
  name: 'Smoke.Retries',
  label: 'Retries',
  help: 'How often it is asked again before the step fails.',
  usual: '3',
} as const
const HOOK = {
  name: 'Chat.Hook',
  label: 'Hook',
  help: 'Where messages go.',
  usual: '#{Notify.Webhook}',
  control: 'Sensitive',
}
const TEXT = {
  name: 'Chat.Text',
  label: 'Text',
  help: 'The message, as Markdown.',
  usual: null,
  control: 'MultiLineText',
}
const CHANNEL = { name: 'Chat.Channel', label: 'Channel', help: 'Without the number sign.', usual: '#{Notify.Channel}' }

const FAIL_EARLY = 'set -euo pipefail\n'
const POST =
  'curl --fail --silent --show-error -X POST "$(get_octopusvariable "Chat.Hook")" -H "content-type: application/json" '

/** In the order of their numbers, which `TEMPLATE` gives. */
export const TEMPLATE_TEXTS: readonly TemplateTexts[] = [
  {
    ...{ name: 'Run database migrations', category: 'database' },
    description: 'Brings a database to the version that the package needs.\n\nThe package holds the program `migrate`.',
    versions: [
      {
        ...{ daysAgo: 400, parameters: [CONNECTION] },
        script: `${FAIL_EARLY}./migrate --connection "$(get_octopusvariable "Migrations.Connection")"\n`,
      },
      {
        ...{ daysAgo: 34, parameters: [CONNECTION, TIMEOUT] },
        script: `${FAIL_EARLY}./migrate --connection "$(get_octopusvariable "Migrations.Connection")" \\
  --lock-timeout "$(get_octopusvariable "Migrations.LockTimeout")s"\n`,
      },
    ],
  },
  {
    ...{ name: 'Smoke test an address', category: 'test' },
    description: 'Fails unless an address answers with 200.',
    versions: [
      {
        ...{ daysAgo: 350, parameters: [ADDRESS] },
        script: `${FAIL_EARLY}curl --fail --silent --show-error --max-time 20 "$(get_octopusvariable "Smoke.Url")" > /dev/null\n`,
      },
      {
        ...{ daysAgo: 33, parameters: [ADDRESS, RETRIES] },
        script: `${FAIL_EARLY}curl --fail --silent --show-error --max-time 20 \\
  --retry "$(get_octopusvariable "Smoke.Retries")" --retry-delay 5 "$(get_octopusvariable "Smoke.Url")" > /dev/null
echo "It answers."\n`,
      },
    ],
  },
  {
    ...{ name: 'Tell the team', category: 'notification' },
    description: 'Writes into a channel of the chat.',
    versions: [
      { ...{ daysAgo: 420, parameters: [HOOK] }, script: `${FAIL_EARLY}${POST}-d '{"text":"Deployed."}'\n` },
      {
        ...{ daysAgo: 95, parameters: [HOOK, TEXT] },
        script: `${FAIL_EARLY}jq -n --arg text "$(get_octopusvariable "Chat.Text")" '{$text}' > message.json\n${POST}-d @message.json\n`,
      },
      {
        ...{ daysAgo: 31, parameters: [HOOK, CHANNEL, TEXT] },
        script: `${FAIL_EARLY}jq -n --arg text "$(get_octopusvariable "Chat.Text")" --arg channel "$(get_octopusvariable "Chat.Channel")" \\
  '{$text, $channel}' > message.json\n${POST}-d @message.json\n`,
      },
    ],
  },
]
