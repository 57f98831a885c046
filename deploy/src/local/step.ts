/** A step under way: call it with a note when the step is done. */
export type StepUnderWay = ((note?: string) => void) & {
  /** Says how far it has come. */
  progress(done: number, total: number): void
}

/** Starts a line of progress. */
export type Step = (name: string) => StepUnderWay

/** Says nothing, for tests. */
export const quiet: Step = () => Object.assign(() => {}, { progress: () => {} })
