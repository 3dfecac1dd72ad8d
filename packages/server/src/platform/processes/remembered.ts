const forgetters: (() => void)[] = []

/** What a module remembers of a database it forgets when another one is opened: it says here how. */
export function forgetWithDatabase(forget: () => void): void {
  forgetters.push(forget)
}

/** Forgets all that any module remembers of the database before. */
export function forgetDatabase(): void {
  for (const forget of forgetters) forget()
}
