import { CarteDeFiches } from '#fiche/catalogue/carte/CarteDeFiches.tsx'
import { lireCarte } from '#fiche/catalogue/carte/lire-carte.ts'
import { compterTous } from '#fiche/catalogue/consulter.ts'
import { lireGroupes } from '#fiche/catalogue/question/comprendre-demande.ts'
import { toutes } from '#fiche/catalogue/question/fonds.ts'
import { compter } from '#fiche/catalogue/reponse/facettes.repository.ts'
import { compterFacettes, trouver } from '#fiche/catalogue/reponse/trouver.ts'
import { Grille } from '#interface/Grille.tsx'
import { Section } from '#interface/Section.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import type { SectionDAccueil } from '#socle/salle.ts'
import { pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { acteurs, catalyseurs } from './annuaire.ts'
import { listRecents } from './apercu.repository.ts'
import { CarteDeVisite } from './CarteDeVisite.tsx'

const pratiques = catalyseurs.dimensions.filter(({ nom }) => nom === 'pratique')

/** Le réseau vivant : sa carte, ses pratiques, puis ses dernières fiches. */
export const accueil: SectionDAccueil[] = [
  { montrer: async (db) => <Vie {...(await lireLaVie(db))} /> },
  {
    rang: 2,
    montrer: async (db) => {
      const recents = await listRecents(db, 4)
      if (recents.length === 0) return null
      const referentiel = await chargerReferentiel(db)
      return (
        <Section id="nouveautes" titre="Dernières fiches" classe="accueil-nouveautes">
          <Grille de={recents} classe="catalogue-fiches">
            {(apercu) => <CarteDeVisite {...{ apercu, referentiel }} />}
          </Grille>
        </Section>
      )
    },
  },
]

async function lireLaVie(db: Db) {
  const referentiel = await chargerReferentiel(db)
  const tous = await trouver(db, catalyseurs, toutes(catalyseurs))
  const [nombre, nombreDActeurs, facettes] = await Promise.all([
    compter(db, tous),
    compterTous(db, acteurs),
    compterFacettes(db, tous, await lireGroupes(db, referentiel, pratiques)),
  ])
  const parPratique = facettes.get('pratique')
  return {
    nombre,
    nombreDActeurs,
    carte: await lireCarte(db, tous, nombre),
    pratiques: referentiel.liste('pratique').map((pratique) => ({ ...pratique, compte: parPratique?.get(pratique.id) ?? 0 })),
  }
}

function Vie({ nombre, nombreDActeurs, carte, pratiques }: Awaited<ReturnType<typeof lireLaVie>>) {
  return (
    <div class="accueil-vie">
      <Section id="reseau" titre="Le réseau, sur la carte" classe="accueil-carte">
        <CarteDeFiches
          carte={carte}
          titre="Les catalyseurs territoriaux de cette plateforme"
          versDepartement={(code) => avecParametres('/catalyseurs', { territoire: code })}
        />
        <p>
          <a href="/catalyseurs">{pluriel(nombre, 'catalyseur', 'catalyseurs')}</a>, parmi{' '}
          <a href="/acteurs">{pluriel(nombreDActeurs, 'acteur qui agit', 'acteurs qui agissent')}</a>. Les mêmes,{' '}
          <a href="/catalyseurs">en liste</a>.
        </p>
      </Section>
      <Section id="pratiques" titre="Quatre façons de catalyser" classe="accueil-pratiques">
        <ol>
          {pratiques.map(({ id, code, libelle, definition, compte }) => (
            <li key={id}>
              <h3>
                <a href={avecParametres('/catalyseurs', { pratique: code })}>{libelle}</a>
              </h3>
              <p>{definition}</p>
              <p class="discret">{pluriel(compte, 'catalyseur', 'catalyseurs')}</p>
            </li>
          ))}
        </ol>
        <p class="discret">
          Pratiques nommées par le Réseau des catalyseurs territoriaux, webinaire du 13 avril 2023 ; expliquées avec nos mots.
        </p>
      </Section>
    </div>
  )
}
