import type { GraphAnswer } from './answer'

/** What the server asked for the page that it wrote, so that the browser need not ask again. Plain data. */
export type Served<Data, Variables> = {
  variables: Variables
  answer: GraphAnswer<Data>
  /** The server's clock when it had the answer, in epoch milliseconds. */
  at: number
}
