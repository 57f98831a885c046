/** A question that a view asked, and what answers it. */
export type AskedQuestion = {
  query: string
  variables: Record<string, unknown>
  answer(data: unknown): void
}

/** Stands in for the gateway in the browser: keeps what is asked until it is answered. */
export function fakeFetch(): { asked: AskedQuestion[]; restore(): void } {
  const real = globalThis.fetch
  const asked: AskedQuestion[] = []
  globalThis.fetch = ((_: unknown, init: RequestInit) =>
    new Promise((resolve) => {
      const body = JSON.parse(String(init.body)) as Pick<AskedQuestion, 'query' | 'variables'>
      // jsdom has no Response.
      const answer = (data: unknown) =>
        resolve({ status: 200, headers: new Headers(), json: () => Promise.resolve({ data }) } as Response)
      asked.push({ ...body, answer })
    })) as typeof fetch
  return {
    asked,
    restore() {
      globalThis.fetch = real
    },
  }
}
