import { ErreurMetier } from '../erreurs.ts'

/** `occupe` : rien n'en a été appris (pas essayé, ou l'ouvrier perdu), la même demande passera plus tard. Les autres tiennent à ce qui a été donné. */
export type RaisonDEchec = 'trop-long' | 'trop-grand' | 'echec' | 'occupe'

const phrases: Record<RaisonDEchec, string> = {
  'trop-long': 'Ce contenu demande trop de travail au site. Raccourcissez-le, ou envoyez-le en plusieurs fois.',
  'trop-grand': 'Ce contenu est trop gros pour être préparé. Raccourcissez-le, ou envoyez-le en plusieurs fois.',
  echec: "Ce contenu n'a pas pu être préparé. Simplifiez sa mise en forme, puis recommencez.",
  occupe: 'Le site est très occupé en ce moment. Réessayez dans une minute.',
}

/** Un travail arrêté par une borne, ou qui a échoué. `detail` est pour le journal, la phrase pour la personne. */
export class EchecDAtelier extends ErreurMetier {
  readonly raison: RaisonDEchec
  readonly detail: string
  constructor(raison: RaisonDEchec, detail = '') {
    super(raison === 'occupe' ? 503 : 422, phrases[raison])
    this.name = 'EchecDAtelier'
    this.raison = raison
    this.detail = detail
  }
}
