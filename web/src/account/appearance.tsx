import { Section } from '../app/frame/section'
import { KeysSwitch } from '../keys/keys-switch'
import { ThemeChoice } from './theme-choice'

/** How Spaceport looks and which keys it takes, in this browser. */
export function Appearance() {
  return (
    <Section title="Appearance and keys" lead="They hold in this browser only.">
      <noscript>
        <p className="mb-3 text-muted">These take script, which this browser does not run.</p>
      </noscript>
      <ThemeChoice />
      <div className="mt-4">
        <KeysSwitch />
        <p className="text-sm text-muted">
          Such as <kbd className="key">j</kbd> and <kbd className="key">/</kbd>. Press <kbd className="key">?</kbd> on
          any page for its list. Combinations such as <kbd className="key">Ctrl</kbd> <kbd className="key">K</kbd>{' '}
          always work.
        </p>
      </div>
    </Section>
  )
}
