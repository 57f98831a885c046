/** The columns of what is told elsewhere of how a package was built. */
export const TOLD_COLUMNS = {
  packageId: true,
  packageVersion: true,
  branch: true,
  vcsCommitNumber: true,
  buildUrl: true,
  createdAt: true,
} as const
