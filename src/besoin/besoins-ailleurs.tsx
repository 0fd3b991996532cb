import type { ComponentChildren } from 'preact'
import { findById as findActeur } from '#acteur/acteur.depot.ts'
import { lirePremiers } from '#fiche/catalogue/consulter.ts'
import { type Critere, critereDuLieu, criteresDesTermes } from '#fiche/catalogue/question/fonds.ts'
import { pourquoiLaLire } from '#fiche/pourquoi.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import type { Trouver } from '#socle/salle.ts'
import { pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { territoireFiltre } from '#territoire/lieu-filtre.ts'
import { findByIds, findById as findTerritoire } from '#territoire/territoire.repository.ts'
import { nomEtCode } from '#territoire/territoire.ts'
import { listApercusParIds, listOuAider } from './besoin.repository.ts'
import type { ApercuDeBesoin } from './besoin.ts'
import { CarteDeBesoin } from './CarteDeBesoin.tsx'
import { besoins } from './fonds.ts'
import { lireHorloge } from './horloge/horloge.repository.ts'
import { enMots } from './horloge/horloge.routes.tsx'

const montres = 4
// Exprimés, qualifiés, en réponse.
const ouverts: Critere = {
  nom: 'etat',
  ou: [{ facette: { nom: 'etat', etiquette: 'etat', colonne: 'avancement', genre: 'tranche' }, valeurs: [1, 2, 3] }],
  exact: true,
}

async function Grille({ db, lus }: { db: Db; lus: readonly ApercuDeBesoin[] }) {
  const referentiel = await chargerReferentiel(db)
  return (
    <ul class="catalogue-fiches">
      {lus.map((besoin) => (
        <li key={besoin.id}>
          <CarteDeBesoin besoin={besoin} referentiel={referentiel} />
        </li>
      ))}
    </ul>
  )
}

/** Pour la page d'un territoire : ce qui s'y dit, l'horloge, et la porte pour le dire. */
export async function besoinsDIci(db: Db, territoireId: number): Promise<ComponentChildren> {
  const territoire = await findTerritoire(db, territoireId)
  if (!territoire) return null
  const lieu = await territoireFiltre(db, territoire)
  const [{ apercus, total }, horloge] = await Promise.all([
    lirePremiers(db, besoins, montres, { criteres: critereDuLieu(besoins, lieu) }),
    lireHorloge(db, lieu.zones),
  ])
  const ou = { territoire: nomEtCode(territoire) }
  return (
    <section aria-labelledby="besoins-d-ici" class="besoins-ailleurs">
      <h2 id="besoins-d-ici">Ce qui manque ici</h2>
      {total === 0 ? <p>Personne n'a encore dit de besoin ici.</p> : await Grille({ db, lus: apercus })}
      {total > 0 && (
        <p>
          <a href={avecParametres('/besoins', ou)}>{pluriel(total, 'besoin dit ici', 'besoins dits ici')}</a> ;{' '}
          <a href={avecParametres('/besoins/delais', ou)}>
            {horloge.medianeEnHeures === null
              ? 'plus de la moitié attendent une réponse'
              : `première réponse en ${enMots(horloge.medianeEnHeures)} (médiane)`}
          </a>
        </p>
      )}
      <Bouton variante="secondaire" href={avecParametres('/besoins/dire', ou)}>
        Dire un besoin
      </Bouton>
    </section>
  )
}

/** Pour une thématique : les besoins encore ouverts qui en parlent. */
export async function besoinsDuTerme(db: Db, termeId: number): Promise<ComponentChildren> {
  const terme = (await chargerReferentiel(db)).parId(termeId)
  const { apercus, total } = await lirePremiers(db, besoins, montres, {
    criteres: [ouverts, ...(terme ? criteresDesTermes(besoins, [terme]) : [])],
  })
  if (!terme || total === 0) return null
  return (
    <section aria-labelledby="besoins-du-terme" class="besoins-ailleurs">
      <h2 id="besoins-du-terme">Ce qui manque</h2>
      {await Grille({ db, lus: apercus })}
      <p>
        <a href={avecParametres('/besoins', { thematique: terme.code })}>Tous les besoins qui en parlent</a>
      </p>
    </section>
  )
}

/** Pour la fiche d'une organisation : là où l'on a dit qu'elle peut aider ; sinon, ce qui se dit sur ses thématiques, où elle agit. */
export async function besoinsPourElle(db: Db, acteurId: number): Promise<ComponentChildren> {
  const [nommee, acteur] = await Promise.all([listOuAider(db, acteurId, montres), findActeur(db, acteurId)])
  const referentiel = await chargerReferentiel(db)
  const sur = criteresDesTermes(besoins, acteur?.termeIds.flatMap((id) => referentiel.parId(id) ?? []) ?? [])
  const lieux = await findByIds(
    db,
    [acteur?.communeId, ...(acteur?.territoireIds ?? [])].flatMap((id) => id ?? []),
  )
  const la = (await Promise.all(lieux.map((lieu) => territoireFiltre(db, lieu)))).flatMap(({ zones }) => zones)
  const cherche = nommee.length === 0 && sur.length > 0 && la.length > 0
  const ici = critereDuLieu(besoins, { zones: la, contenants: [], compte: false, point: null })
  const lus = cherche ? (await lirePremiers(db, besoins, montres, { criteres: [ouverts, ...sur, ...ici] })).apercus : nommee
  if (lus.length === 0) return null
  return (
    <section aria-labelledby="besoins-pour-elle" class="besoins-ailleurs">
      <h2 id="besoins-pour-elle">{nommee.length > 0 ? "On a dit qu'elle peut aider" : 'Ce qui manque là où elle agit'}</h2>
      {await Grille({ db, lus })}
    </section>
  )
}

/** Ce qui se dit sur la question d'accueil, et pourquoi. */
export const trouver: Trouver = {
  rang: 1,
  montrees: 4,
  montrer: async (db, ids, { q, mots, lieuIds }) => {
    const [referentiel, lus, lieux] = await Promise.all([chargerReferentiel(db), listApercusParIds(db, ids), findByIds(db, lieuIds)])
    if (lus.length === 0) return null
    return (
      <section class="trouver-groupe" aria-labelledby="besoins-trouves">
        <h2 id="besoins-trouves">D'autres le disent aussi</h2>
        <ol class="catalogue-fiches">
          {lus.map((besoin) => {
            const raisons = pourquoiLaLire({ ...besoin, territoireId: null, mots, lieux }, referentiel)
            return (
              <li key={besoin.id}>
                <CarteDeBesoin
                  {...{ besoin, referentiel }}
                  pourquoi={raisons.length > 0 ? `Pourquoi : ${raisons.join(', ')}` : undefined}
                />
              </li>
            )
          })}
        </ol>
        <p>
          <a href={avecParametres('/besoins', { q })}>Tous les besoins qui en parlent</a>
        </p>
      </section>
    )
  },
}
