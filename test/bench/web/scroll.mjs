/** The most elements that are in the document while a list of `rows` projects is scrolled from its beginning to its end. */
export async function mostNodes(browser, rows) {
  return browser.visit('/projects', async (page) => {
    await page.waitForFunction(() => document.querySelector('table[aria-busy=false]'))
    return page.evaluate(async (wanted) => {
      const scroller = document.querySelector('[data-testid=scroller]')
      const frame = () => new Promise((done) => requestAnimationFrame(done))
      let most = 0
      for (let last = 0; last < wanted;) {
        scroller.scrollTop = scroller.scrollHeight
        await frame()
        most = Math.max(most, document.querySelectorAll('*').length)
        const place = [...document.querySelectorAll('tr[data-row]')].at(-1)?.getAttribute('aria-rowindex')
        last = Number(place ?? 1) - 1
      }
      return most
    }, rows)
  })
}
