import type { Db } from '#socle/db.ts'
import { Controles } from './Controles.tsx'
import { type Champ, type Champs, champ, type EtatDeSaisie, type Fautes, faute, type Lu, lu } from './champ.ts'
import { citationsDe, contenuVide, dire, libellesDe, lireChamps, relecteurDe, remplir, sansDisparus } from './champs.ts'
import { texteDe } from './saisie.ts'

type Options<L extends object> = {
  libelle: string
  rubrique?: string
  /** Le nom d'une ligne : « Question », que suit son numéro. */
  une: string
  aide?: string
  champs: Champs<L>
  max: number
  /** Ce qui, dans le nom d'une saisie, précède et suit son rang : « questions.0.choix ». */
  entre?: string
  /** Ce qui dépend de plusieurs saisies d'une ligne, chacune comprise ; leurs noms commencent par `sous`. */
  conclure?: (ligne: L, sous: string) => Lu<L>
  /** Ce qui se déduit des lignes lues : leurs clés, par exemple. */
  completer?: (lignes: L[], db: Db) => L[] | Promise<L[]>
}

/** Des lignes répétées, chacune étant un petit formulaire : « questions.0.choix ». Il y en a toujours une de plus à remplir. */
export function lignes<L extends object>({ libelle, rubrique = libelle, une, aide, champs, max, ...o }: Options<L>): Champ<L[]> {
  const { entre = '.', conclure = lu, completer = (lues: L[]) => lues } = o
  const sous = (nom: string, rang: number) => `${nom}${entre}${rang}${entre}`
  // Une ligne dont rien ne s'écarte d'une ligne neuve ne compte pas ; ce qui ne se montre pas non plus.
  const ecrite = ({ saisie, referentiel }: Pick<EtatDeSaisie, 'saisie' | 'referentiel'>, nom: string, rang: number) => {
    const neuve = remplir(champs, contenuVide(champs), { referentiel, de: () => undefined }, sous(nom, rang))
    return Object.keys(libellesDe(champs, sous(nom, rang))).some((cle) => !['', texteDe(neuve, cle)].includes(texteDe(saisie, cle)))
  }
  const relire = relecteurDe(champs)
  const rangs = Array.from({ length: max }, (_, rang) => rang)
  return champ<L[]>({
    libelle,
    vide: [],
    garde: (brut) => (Array.isArray(brut) ? brut.map(relire) : []),
    lire: async ({ nom, ...ou }) => {
      const lues: L[] = []
      const fautes: Fautes = {}
      for (const rang of rangs.filter((un) => ecrite(ou, nom, un))) {
        const compris = await lireChamps(champs, ou, sous(nom, rang))
        const conclue = compris.ok ? conclure(compris.valeur, sous(nom, rang)) : compris
        if (conclue.ok) lues.push(conclue.valeur)
        else Object.assign(fautes, conclue.fautes)
      }
      if (Object.keys(fautes).length > 0) return { ok: false, fautes }
      // Celles d'un formulaire plus long que le nôtre ne se perdent pas sans le dire.
      if (ecrite(ou, nom, max)) return faute(sous(nom, max), `${libelle} : ${max} au plus.`)
      return lu(await completer(lues, ou.db))
    },
    remplir: (valeurs, nom, noms) => Object.assign({}, ...valeurs.map((ligne, rang) => remplir(champs, ligne, noms, sous(nom, rang)))),
    Controle: ({ nom, avant: _avant, part: _part, ...etat }) => {
      const montrees = rangs.slice(0, (rangs.findLast((rang) => ecrite(etat, nom, rang)) ?? -1) + 2)
      return (
        <>
          {aide && <p class="discret">{aide}</p>}
          {montrees.map((rang) => (
            <fieldset key={rang} class="lignes-une">
              <legend>
                {une} {rang + 1}
              </legend>
              <Controles champs={champs} sous={sous(nom, rang)} {...etat} />
            </fieldset>
          ))}
        </>
      )
    },
    dire: (valeurs, noms) => [[rubrique, valeurs.flatMap((ligne) => [...dire(champs, ligne, noms).values()].flat())]],
    cite: (valeurs) => citationsDe(champs, ...valeurs),
    sansDisparus: (valeurs, noms) => valeurs.map((ligne) => sansDisparus(champs, ligne, noms)),
    libelles: (nom) =>
      Object.assign(
        {},
        ...rangs.map((rang) =>
          Object.fromEntries(
            Object.entries(libellesDe(champs, sous(nom, rang))).map(([cle, dit]) => [cle, `${une} ${rang + 1}, ${dit.toLowerCase()}`]),
          ),
        ),
      ),
  })
}
