/** Starts a line of progress; the function that it gives ends the line, with a note. */
export type Step = (name: string) => (note?: string) => void

/** Says nothing, for tests. */
export const quiet: Step = () => () => {}
