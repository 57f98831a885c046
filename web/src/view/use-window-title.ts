import { useLayoutEffect } from 'react'

/** Names the window after what it shows; null leaves it to the page. The page's own title, which may come into the document later, does not replace it. */
export function useWindowTitle(title: string | null): void {
  useLayoutEffect(() => {
    if (title === null) return
    const { pathname } = window.location
    const write = () => {
      // A title that comes in with another page is that page's own.
      if (window.location.pathname === pathname && window.document.title !== title) window.document.title = title
    }
    write()
    const observer = new MutationObserver(write)
    observer.observe(window.document.head, { childList: true })
    return () => observer.disconnect()
  }, [title])
}
