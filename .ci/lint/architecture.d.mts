type Visitor = Partial<Record<'ImportDeclaration', (node: { source: { value: string } }) => void>>
declare const plugin: {
  meta: { name: string }
  rules: {
    boundaries: {
      create(context: { filename: string; report(fault: { message: string }): void }): Visitor
    }
  }
}
export default plugin
