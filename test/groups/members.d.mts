export const GROUPS: { space: number; directory: number; zone: number; kit: number; gateway: number; e2e: number }
export const IGNORED: readonly string[]
export function membersOf(name: keyof typeof GROUPS, group: number): string[]
