/** Bytes of script, compressed and without headers, that the first view of a page loads in a browser that knows modules. */
export async function scriptOf(browser, { isBare }, path) {
  let bytes = 0
  await browser.visit(
    path,
    async (page) => {
      await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestAnimationFrame(done))))
    },
    {
      isBare,
      async prepare(page, context) {
        const devtools = await context.newCDPSession(page)
        await devtools.send('Network.enable')
        const headers = new Map()
        devtools.on('Network.responseReceived', ({ requestId, type, response }) => {
          if (type === 'Script') headers.set(requestId, response.encodedDataLength)
        })
        devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
          if (headers.has(requestId)) bytes += encodedDataLength - headers.get(requestId)
        })
      },
    },
  )
  return bytes
}
