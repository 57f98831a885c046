const NAMES = [
  ['.graphiql-query-editor textarea', 'Operation'],
  ['.graphiql-editor-tool textarea', 'Variables'],
  ['.graphiql-response textarea', 'Answer'],
] as const

/**
 * Gives the explorer's fields the names that they lack for screen readers, as they come; and takes the role of a tab from what holds
 * buttons, which no tab may. Gives the way to stop.
 */
export function nameParts(frame: HTMLElement): () => void {
  const name = () => {
    for (const [selector, label] of NAMES) {
      for (const field of frame.querySelectorAll(`${selector}:not([aria-label])`))
        field.setAttribute('aria-label', label)
    }
    for (const tabs of frame.querySelectorAll('.graphiql-tabs[role=tablist]')) tabs.setAttribute('role', 'list')
    for (const tab of frame.querySelectorAll('.graphiql-tab[role=tab]')) {
      tab.setAttribute('role', 'listitem')
      tab.removeAttribute('aria-selected')
    }
    for (const panel of frame.querySelectorAll('[role=tabpanel]')) panel.setAttribute('role', 'group')
  }
  const observer = new MutationObserver(name)
  observer.observe(frame, { childList: true, subtree: true })
  name()
  return () => observer.disconnect()
}
