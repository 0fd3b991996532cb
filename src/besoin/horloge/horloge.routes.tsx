import { z } from 'zod'
import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { page } from '#interface/page.tsx'
import { lireFiltres, un } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { nombre, pluriel } from '#socle/texte.ts'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import { comprendreLieu } from '#territoire/lieu-filtre.ts'
import { nomAvecDe, nomEtCode } from '#territoire/territoire.ts'
import { urlBesoin } from '../besoin.ts'
import { type Horloge, lireHorloge, listLaisses } from './horloge.repository.ts'

/** En combien de temps le réseau répond, dit avec ses dénominateurs. */
export const routes = routesDe('besoin').get('/besoins/delais', 'public', montrer, { limite: 'recherche' })

async function montrer(c: Contexte): Promise<Response> {
  const { db } = c.var
  const { territoire: ecrit } = lireFiltres(c, z.object({ territoire: un(z.string().max(120), '') }))
  const lieu = await comprendreLieu(db, ecrit)
  const trouve = lieu.genre === 'trouve' ? lieu.territoire : null
  const [horloge, laisses] = await Promise.all([lireHorloge(db, trouve?.id ?? null), listLaisses(db, trouve?.id ?? null)])
  const titre = `En combien de temps répond-on${trouve ? ` aux besoins ${nomAvecDe(trouve)}` : ''} ?`
  return page(
    c,
    {
      titre,
      description: 'Délai médian de la première réponse, parts en 72 heures et en 5 jours, besoins répondus et laissés.',
      scripts: ['champ-territoire'],
    },
    <div class="besoin-delais">
      <FilAriane etapes={[{ libelle: 'Besoins', href: '/besoins' }, { libelle: 'Délais' }]} />
      <h1>{titre}</h1>
      <form action="/besoins/delais" class="besoin-delais-lieu">
        <ChampTerritoire nom="territoire" libelle="Où ?" valeur={trouve ? nomEtCode(trouve) : ecrit} aide="Rien : toute la France." />
        <Bouton variante="secondaire">Voir ce territoire</Bouton>
      </form>
      {lieu.genre !== 'trouve' && lieu.genre !== 'aucun' && (
        <Message ton="attention">« {ecrit} » ne désigne pas un seul territoire : voici toute la France. Essayez un code postal.</Message>
      )}
      {horloge.exprimes === 0 ? (
        <EtatVide titre="Aucun besoin n'a encore été dit ici" actions={<Bouton href="/besoins/dire">Dire un besoin</Bouton>}>
          L'horloge part au premier.
        </EtatVide>
      ) : (
        <Chiffres horloge={horloge} />
      )}
      {laisses.length > 0 && (
        <section aria-labelledby="laisses">
          <h2 id="laisses">Laissés, et pourquoi</h2>
          <ul>
            {laisses.map((besoin) => (
              <li key={besoin.slug}>
                <a href={urlBesoin(besoin)}>{besoin.titre}</a> : {besoin.pourquoi}
              </li>
            ))}
          </ul>
        </section>
      )}
      <h2>Comment c'est compté</h2>
      <p>
        L'horloge d'un besoin part quand tous peuvent le lire. Elle s'arrête à la première réponse d'une personne autre que celle qui l'a
        dit : un message de l'animation, le nom de qui peut aider, ou son passage en réponse. Un message automatique ne compte pas. Un
        besoin qui attend encore compte dans la médiane comme une attente sans fin. Une part en 72 heures ne se lit que sur les besoins dits
        depuis 72 heures.
      </p>
    </div>,
  )
}

function Chiffres({ horloge: h }: { horloge: Horloge }) {
  const faits: [string, string, string][] = [
    [
      'Première réponse',
      h.medianeEnHeures === null ? 'plus de la moitié attendent' : enMots(h.medianeEnHeures),
      `délai médian, sur ${pluriel(h.exprimes, 'besoin', 'besoins')}`,
    ],
    ['En 72 heures', part(h.en72h, h.depuis72h), sur(h.en72h, h.depuis72h, 'dits depuis 72 heures')],
    ['En 5 jours', part(h.en5j, h.depuis5j), sur(h.en5j, h.depuis5j, 'dits depuis 5 jours')],
    ['En réponse', part(h.enReponse, h.exprimes), sur(h.enReponse, h.exprimes, 'en tout')],
    ['Répondus', part(h.repondus, h.exprimes), sur(h.repondus, h.exprimes, 'en tout')],
    ['Laissés', part(h.laisses, h.exprimes), sur(h.laisses, h.exprimes, 'en tout')],
  ]
  return (
    <dl class="besoin-chiffres">
      {faits.map(([nom, valeur, detail]) => (
        <div key={nom}>
          <dt>{nom}</dt>
          <dd>
            <strong>{valeur}</strong>
            <span class="discret">{detail}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

const part = (n: number, de: number): string => (de === 0 ? '–' : `${nombre(Math.round((100 * n) / de))} %`)
const sur = (n: number, de: number, quoi: string): string =>
  de === 0 ? `aucun ${quoi.replace('dits', 'dit')}` : `${nombre(n)} sur ${nombre(de)} ${quoi}`

/** « 5 heures », « 3 jours ». */
export function enMots(heures: number): string {
  if (heures < 1) return 'moins d’une heure'
  return heures < 48 ? pluriel(Math.round(heures), 'heure', 'heures') : pluriel(Math.round(heures / 24), 'jour', 'jours')
}
