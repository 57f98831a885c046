export const GROUPS: { space: number; directory: number; zone: number }
export const IGNORED: readonly string[]
export function membersOf(subgraph: keyof typeof GROUPS, group: number): string[]
