export interface Options {
  note?: string
}
