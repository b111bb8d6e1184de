import './embed.css';
import { frame } from './frame';

const root = document.querySelector<HTMLElement>('#embed');
if (root) frame(root, location.search);
