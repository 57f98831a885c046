import { StateMark } from '../ui/state-text'
import { actionWords } from './words'

/** What was done; what was refused or only read says so by mark and word. */
export function ActionText({ action }: { action: string }) {
  const { says, tone } = actionWords(action)
  return (
    <span title={action} className="flex min-w-0 items-center gap-1.5">
      {tone === 'refused' && <StateMark tone="bad" />}
      <span className={`truncate ${tone === 'refused' ? 'text-bad' : ''}`}>
        {tone === 'refused' ? `Refused: ${says.toLowerCase()}` : tone === 'read' ? `Read: ${says.toLowerCase()}` : says}
      </span>
    </span>
  )
}
