/** What a carrier is given. `subject` says all in one sentence, for carriers that take no more; `id` makes a repeat recognisable. */
export type Letter = { id: string; address: string; subject: string; body: string; unsubscribeUrl?: string | null }

/** What became of a letter that the carrier answered: taken, with its own number for it, or refused for good. */
export type Receipt = { outcome: 'delivered'; reference: string } | { outcome: 'refused'; detail: string }

/** A carrier of messages. It throws when it could not be asked, or says to come again: then the same letter is sent once more. */
export type Messenger = { send(letter: Letter): Promise<Receipt> }
