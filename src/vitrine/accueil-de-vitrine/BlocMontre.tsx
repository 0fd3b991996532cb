import type { ComponentChildren } from 'preact'
import { Bouton } from '#interface/Bouton.tsx'
import { Frise } from '#interface/Frise.tsx'
import { genres } from '../vitrine.champs.ts'
import { Carte, Catalyseurs, Chiffres, ParcoursMontres, Pratiques, Ressources, Thematiques, Webinaires } from './BlocsDuFonds.tsx'
import type { BlocLu, VueDeVitrine } from './rassembler-vitrine.ts'

type Props = { bloc: BlocLu; rang: number; vue: VueDeVitrine }

/** Un bloc de l'accueil, sous son titre. */
export function BlocMontre({ bloc, rang, vue }: Props) {
  const id = `bloc-${rang + 1}`
  const titre = bloc.titre || (bloc.genre === 'texte' || bloc.genre === 'appel' ? '' : genres[bloc.genre].libelle)
  return (
    <section class={`bloc-${bloc.genre}`} aria-labelledby={titre ? id : undefined}>
      {titre && <h2 id={id}>{titre}</h2>}
      {contenu(bloc, vue)}
    </section>
  )
}

function contenu(bloc: BlocLu, vue: VueDeVitrine): ComponentChildren {
  switch (bloc.genre) {
    case 'texte':
      return <Court html={vue.htmls.get(bloc.texte)} />
    case 'frise':
      return <Frise evenements={bloc.evenements.map((e) => ({ ...e, texte: e.texte && <Court html={vue.htmls.get(e.texte)} /> }))} />
    case 'liens':
      return (
        <ul class="vitrine-liens">
          {bloc.liens.map(({ libelle, href, texte }) => (
            <li key={href}>
              <a href={href}>{libelle}</a>
              {texte && <p>{texte}</p>}
            </li>
          ))}
        </ul>
      )
    case 'appel':
      return (
        <>
          {bloc.texte && <Court html={vue.htmls.get(bloc.texte)} />}
          <p class="actions">
            <Bouton href={bloc.href}>{bloc.bouton}</Bouton>
          </p>
        </>
      )
    case 'chiffres':
      return <Chiffres bloc={bloc} vue={vue} />
    case 'carte':
      return <Carte bloc={bloc} vue={vue} />
    case 'catalyseurs':
      return <Catalyseurs bloc={bloc} vue={vue} />
    case 'ressources':
      return <Ressources bloc={bloc} vue={vue} />
    case 'webinaires':
      return <Webinaires bloc={bloc} />
    case 'parcours':
      return <ParcoursMontres bloc={bloc} />
    case 'thematiques':
      return <Thematiques vue={vue} />
    case 'pratiques':
      return <Pratiques bloc={bloc} vue={vue} />
  }
}

function Court({ html = '' }: { html: string | undefined }) {
  return <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
}
