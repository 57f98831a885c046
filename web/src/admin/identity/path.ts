export const IDENTITY_PATH = '/admin/identity'
