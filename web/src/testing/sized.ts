/** Gives scrollers in jsdom, which lays nothing out, the size of a window, and rows their height, so that lists have something in sight. */
export function giveSizes(): void {
  const size = (value: number) => ({ configurable: true, get: () => value })
  Object.defineProperties(HTMLElement.prototype, {
    clientHeight: size(600),
    clientWidth: size(1200),
    offsetHeight: size(40),
  })
  Object.assign(window, {
    matchMedia: (media: string) => ({ media, matches: false, addEventListener() {}, removeEventListener() {} }),
  })
  Object.assign(globalThis, {
    ResizeObserver: class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  })
  Object.assign(Element.prototype, {
    scrollTo(this: Element, { top }: { top: number }) {
      this.scrollTop = top
    },
  })
}
