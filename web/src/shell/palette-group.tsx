import { Command as Cmdk } from 'cmdk'
import type { Command } from './commands'

type PaletteGroupProps = { title: string; commands: readonly Command[]; onChoose(command: Command): void }

/** Commands of one kind under their heading; nothing where there are none. */
export function PaletteGroup({ title, commands, onChoose }: PaletteGroupProps) {
  if (commands.length === 0) return null
  return (
    <Cmdk.Group
      heading={title}
      className="pb-1 [&>[cmdk-group-heading]]:px-2.5 [&>[cmdk-group-heading]]:py-1 [&>[cmdk-group-heading]]:text-sm [&>[cmdk-group-heading]]:text-muted"
    >
      {commands.map((command) => (
        <Cmdk.Item
          key={command.id}
          value={command.id}
          onSelect={() => onChoose(command)}
          className="flex h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 data-[selected=true]:bg-accent-soft"
        >
          <span className="min-w-0 flex-1 truncate">{command.says}</span>
          {command.hint && <span className="max-w-1/2 shrink-0 truncate text-sm text-muted">{command.hint}</span>}
          {command.keys && (
            <kbd aria-hidden="true" className="key shrink-0 max-sm:hidden">
              {command.keys}
            </kbd>
          )}
        </Cmdk.Item>
      ))}
    </Cmdk.Group>
  )
}
